using System.Text;
using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;
using PostalTracking.BrowserTests.Counter;
using PostalTracking.BrowserTests.EveryPage;

namespace PostalTracking.BrowserTests.Receipts;

public sealed class ReceiptCheckTests(House house) : BrowserTest(house)
{
    private const string Page = "/receipts/verify";

    [Theory]
    [InlineData("ru-RU", "Справка настоящая и действует", "вручено", "390000 Рязань, Россия", "Почта России, код 2/1")]
    [InlineData("en-US", "The receipt is genuine and stands", "was handed over on", "390000 Рязань, Russia", "Russian Post, code 2/1")]
    [InlineData("zh-CN", "证明真实且有效", "签收", "390000 Рязань, 俄罗斯", "代码 2/1")]
    public async Task A_code_leads_to_the_answer_and_the_text_stays_out_of_every_address(
        string locale, string title, string handed, string place, string source)
    {
        var receipt = await House.ReceiptAsync();
        var visitor = await VisitAsync(new() { Locale = locale, ViewportSize = new() { Width = 390, Height = 844 } });
        var asked = new List<string>();
        visitor.Page.Request += (_, request) => asked.Add(request.Url);

        await visitor.Page.GotoAsync($"{Page}#{receipt.Statement}");

        await See(visitor.Page.Locator("#checked .note-title")).ToHaveTextAsync(title);
        var lead = visitor.Page.Locator(".receipt-lead");
        await See(lead).ToContainTextAsync(handed);
        await See(lead).ToContainTextAsync(place);
        await See(visitor.Page.Locator(".receipt")).ToContainTextAsync(source);
        await See(visitor.Page).ToHaveURLAsync(Page);
        await See(visitor.Page.Locator("#statement")).ToHaveValueAsync(receipt.Statement);
        Assert.DoesNotContain(asked, url => url.Split('#')[0].Contains(receipt.Statement[..40], StringComparison.Ordinal));

        await AccessibilityTests.FindsNothingAsync(visitor.Page);
        await visitor.Page.SetViewportSizeAsync(320, 640);
        Assert.Equal(320, await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task Script_and_server_say_the_same_word_for_word()
    {
        var receipt = await House.ReceiptAsync();
        foreach (var locale in (string[])["ru-RU", "en-GB", "zh-CN"])
        {
            var scripted = await VisitAsync(new() { Locale = locale });
            var plain = await VisitAsync(new() { Locale = locale, JavaScriptEnabled = false });
            var said = new List<string>();
            foreach (var visitor in (Visitor[])[scripted, plain])
            {
                await PasteAsync(visitor, receipt.Statement);
                await See(visitor.Page.Locator(".receipt dd").Last).ToBeVisibleAsync();
                said.Add(string.Join('\n', await visitor.Page.Locator("#checked :is(h2, p, dt, dd)").AllInnerTextsAsync()));
            }

            Assert.Equal(said[1], said[0]);
        }
    }

    [Fact]
    public async Task What_is_wrong_with_a_text_is_said_in_a_sentence_of_its_own()
    {
        var statement = (await House.ReceiptAsync()).Statement;
        var parts = statement.Split('.');
        var moved = Encode(Decode(parts[1]).Replace("390000", "101000", StringComparison.Ordinal));
        var confused = Encode(Decode(parts[0]).Replace("ES256", "HS256", StringComparison.Ordinal));
        var visitor = await VisitAsync();
        foreach (var (text, title) in new[]
        {
            ("привет", "Это не вся справка"),
            (statement[..200], "Это не вся справка"),
            ($"{parts[0]}.{parts[1]}.{parts[2][..^4]}", "Это не вся справка"),
            ($"{parts[0]}.{moved}.{parts[2]}", "Подпись не подходит к тексту"),
            ($"{Encode("""{"alg":"none"}""")}.{parts[1]}.", "Подписано не так, как подписываем мы"),
            ($"{confused}.{parts[1]}.{parts[2]}", "Подписано не так, как подписываем мы"),
            ($"{Encode("""{"alg":"ES256","kid":"x","typ":"receipt+jwt"}""")}.{parts[1]}.{parts[2]}", "Подписано не нашим ключом"),
            (statement, "Справка настоящая и действует"),
        })
        {
            await PasteAsync(visitor, text);
            await See(visitor.Page.Locator("#checked .note-title")).ToHaveTextAsync(title);
        }
    }

    [Fact]
    public async Task Seen_once_it_checks_without_a_connection_and_says_what_it_could_not_ask()
    {
        var receipt = await House.ReceiptAsync();
        var visitor = await VisitAsync();
        await visitor.GoAsync(Page);
        await Eventually.SeeAsync(
            () => visitor.Page.EvaluateAsync<string[]>(
                """
                async () => (await Promise.all(['pages', 'keys'].map(async name => (await (await caches.open(name)).keys())
                    .map(one => new URL(one.url).pathname)))).flat()
                """),
            kept => kept.Order().SequenceEqual(["/.well-known/jwks.json", Page]));
        visitor.Expected.Add("net::ERR_");
        await visitor.Context.SetOfflineAsync(true);

        await visitor.GoAsync(Page);
        await See(visitor.Page.Locator("#kept")).ToBeVisibleAsync();
        await PasteAsync(visitor, receipt.Statement, isThere: true);
        await See(visitor.Page.Locator("#checked .note-title"))
            .ToHaveTextAsync("Подпись верна; действует ли справка, пока не узнать");
        await See(visitor.Page.Locator(".receipt-lead")).ToContainTextAsync("390000 Рязань, Россия");
        var parts = receipt.Statement.Split('.');
        await PasteAsync(
            visitor, $"{parts[0]}.{Encode(Decode(parts[1]).Replace("390000", "101000", StringComparison.Ordinal))}.{parts[2]}", isThere: true);
        await See(visitor.Page.Locator("#checked .note-title")).ToHaveTextAsync("Подпись не подходит к тексту");
    }

    [Fact]
    public async Task Revoked_is_said_where_the_signature_is_right()
    {
        var receipt = await House.NewReceiptAsync();
        await House.HappenedAsync(receipt.Number, "26/2", "390000", TimeSpan.FromHours(1));
        var visitor = await VisitAsync();

        await PasteAsync(visitor, receipt.Statement);

        await See(visitor.Page.Locator("#checked .note-title")).ToHaveTextAsync("Справка отозвана");
        await See(visitor.Page.Locator("#checked .note")).ToHaveClassAsync("note tone-bad");
    }

    [Fact]
    public async Task A_partner_finds_copies_and_prints_by_keyboard()
    {
        var receipt = await House.ReceiptAsync();
        var visitor = await VisitAsync(new()
        {
            Permissions = ["clipboard-read", "clipboard-write"],
            ViewportSize = new() { Width = 390, Height = 844 },
        });
        await visitor.GoAsync(await House.PathAsync(PageStates.Staff + "receipts of a partner"));
        var page = visitor.Page;
        await page.Locator("#number").FillAsync(receipt.Number);
        await page.Keyboard.PressAsync("Enter");

        await See(page.Locator("#signed")).ToHaveValueAsync(receipt.Statement);
        await page.GetByRole(AriaRole.Button, new() { Name = "Скопировать" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await See(page.GetByText("Скопировано.")).ToBeVisibleAsync();
        Assert.Equal(receipt.Statement, await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await AccessibilityTests.FindsNothingAsync(page);
        await page.SetViewportSizeAsync(320, 640);
        Assert.Equal(320, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));

        var paper = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Скачать PDF" }).ClickAsync(), new() { Timeout = 30_000 });
        Assert.Equal($"receipt-{receipt.Number}.pdf", paper.SuggestedFilename);
    }

    private static async Task PasteAsync(Visitor visitor, string text, bool isThere = false)
    {
        if (!isThere)
        {
            await visitor.GoAsync(Page);
        }

        await visitor.Page.Locator("#statement").FillAsync(text);
        await visitor.Page.Locator("#check button").ClickAsync();
    }

    private static string Decode(string part) => Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(part));

    private static string Encode(string json) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
