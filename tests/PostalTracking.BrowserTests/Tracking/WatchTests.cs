using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;
using PostalTracking.BrowserTests.EveryPage;

namespace PostalTracking.BrowserTests.Tracking;

public sealed class WatchTests(House house) : BrowserTest(house)
{
    private const string Waiting = "ZA000000059HK";
    private const string AtCustoms = "ZA000000045HK";
    private const string Delivered = "ZA000000062HK";

    [Fact]
    public async Task A_parcel_is_watched_from_its_page_and_the_head_counts_it()
    {
        await House.KnownAsync(Waiting, "available_for_pickup");
        var visitor = await VisitAsync();
        var page = visitor.Page;
        await visitor.GoAsync($"/track/{Waiting}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Следить", Exact = true }).ClickAsync();
        await See(page.Locator(".watching .count")).ToHaveTextAsync("1");
        await See(page.GetByRole(AriaRole.Button, new() { Name = "Не следить" })).ToBeVisibleAsync();

        await page.Locator(".watching").ClickAsync();
        await See(page).ToHaveURLAsync("/watch");
        await See(page.Locator("#summary")).ToHaveTextAsync("1 ждёт в отделении.");
        await See(page.Locator("#active li")).ToContainTextAsync("Ждёт вас в отделении 390000");
    }

    [Fact]
    public async Task What_is_pasted_is_watched_in_the_order_of_urgency_and_what_is_wrong_stays_to_be_mended()
    {
        var visitor = await ListAsync(Delivered, AtCustoms, "ZА000000059HK", "ABCDEFG", Waiting);
        var page = visitor.Page;

        await See(page.Locator("#active li")).ToHaveTextAsync(
            [new Regex("Ждёт вас в отделении 390000"), new Regex("Проходит таможню")]);
        await See(page.Locator("#finished .count")).ToHaveTextAsync("1");
        await See(page.Locator("#summary")).ToHaveTextAsync("1 ждёт в отделении, 1 в пути.");
        await See(page.Locator("#left > li")).ToHaveTextAsync([new Regex("русская А"), new Regex("нет ни одной цифры")]);
        await See(page.Locator("#said")).ToHaveTextAsync("Добавлены 3 посылки.");

        await page.ReloadAsync();
        await See(page.Locator("#active li")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_name_is_given_and_stays_on_the_device()
    {
        var visitor = await ListAsync(Waiting, AtCustoms, Delivered);
        var page = visitor.Page;
        var sent = new List<string>();
        visitor.Context.Request += (_, request) => sent.Add($"{request.Url} {request.PostData}");

        await page.Locator($"li[data-number={Waiting}]").GetByRole(AriaRole.Button, new() { Name = "Подписать" }).ClickAsync();
        await page.Keyboard.TypeAsync("Чайник");
        await page.Keyboard.PressAsync("Enter");
        await See(page.Locator(".own-name").First).ToHaveTextAsync("Чайник");

        await page.ReloadAsync();
        await See(page.Locator(".own-name").First).ToHaveTextAsync("Чайник");
        Assert.DoesNotContain(sent, one => Uri.UnescapeDataString(one).Contains("Чайник", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_received_or_removed_comes_back_on_second_thoughts()
    {
        var visitor = await ListAsync(Waiting, AtCustoms, Delivered);
        var page = visitor.Page;
        var waiting = page.Locator($"#active li[data-number={Waiting}]");

        await waiting.GetByRole(AriaRole.Button, new() { Name = "Получена" }).ClickAsync();
        await See(waiting).ToHaveCountAsync(0);
        await See(page.Locator("#summary")).ToHaveTextAsync("1 в пути.");
        await page.Keyboard.PressAsync("Enter");
        await See(waiting).ToHaveCountAsync(1);

        await waiting.GetByRole(AriaRole.Button, new() { Name = "Убрать" }).ClickAsync();
        await See(waiting).ToHaveCountAsync(0);
        await See(page.Locator("#undo")).ToContainTextAsync("Посылка убрана из списка.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Вернуть" }).ClickAsync();
        await See(waiting).ToHaveCountAsync(1);
        await See(page.Locator("#undo")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_shared_list_is_read_and_taken_over_by_another_until_it_is_taken_back()
    {
        var maker = await ListAsync(Waiting, AtCustoms, Delivered);
        await maker.Page.Locator("#make-share").ClickAsync();
        var link = await maker.Page.Locator("#shares input").InputValueAsync();

        var reader = await VisitAsync();
        await reader.GoAsync(link);
        await See(reader.Page.Locator(".lines > li")).ToHaveCountAsync(2);
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Следить за всеми" }).ClickAsync();
        await See(reader.Page.Locator(".watching .count")).ToHaveTextAsync("2");

        await maker.Page.GetByRole(AriaRole.Button, new() { Name = "Отозвать" }).ClickAsync();
        await See(maker.Page.Locator("#shares > li")).ToHaveCountAsync(0);
        await reader.GoAsync(link);
        await See(reader.Page.Locator("h1")).ToHaveTextAsync("Эта ссылка больше никуда не ведёт");
    }

    [Fact]
    public async Task A_calendar_asks_by_its_link_until_it_is_taken_back()
    {
        var visitor = await ListAsync(Waiting, AtCustoms, Delivered);
        var page = visitor.Page;
        await page.Locator("#make-feed").ClickAsync();
        var link = new Uri(await page.Locator("#calendars input").InputValueAsync());
        Assert.Equal($"webcal://{link.Authority}{link.AbsolutePath}", await page.Locator("#calendars a").GetAttributeAsync("href"));

        // A calendar has no cookie and no page.
        var read = CalendarReader.Read(await House.App.Http.GetByteArrayAsync(
            new Uri(link.AbsolutePath, UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Contains(read, one => one.Uid.StartsWith($"storage-{Waiting}", StringComparison.Ordinal));
        Assert.DoesNotContain(read, one => one.Uid.Contains(Delivered, StringComparison.Ordinal));

        await page.ReloadAsync();
        await page.Locator("#calendars").GetByRole(AriaRole.Button, new() { Name = "Отозвать" }).ClickAsync();
        await See(page.Locator("#calendars > li")).ToHaveCountAsync(0);
        await See(page.Locator("#feed-said")).ToHaveTextAsync("Ссылка отозвана. Календарь больше ничего по ней не узнает.");
        using var gone = await House.App.Http.GetAsync(new Uri(link.AbsolutePath, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Without_scripts_the_page_says_what_it_needs_and_how_to_go_on()
    {
        var visitor = await VisitAsync(new() { JavaScriptEnabled = false });
        await visitor.GoAsync("/watch");

        await See(visitor.Page.Locator("noscript .note")).ToContainTextAsync("Списку нужны скрипты");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Искать по номерам" }).ClickAsync();
        await See(visitor.Page).ToHaveURLAsync("/");
    }

    [Fact]
    public async Task A_full_list_has_no_barriers_fits_narrow_screens_and_prints_without_its_buttons()
    {
        var visitor = await ListAsync(Waiting, AtCustoms, Delivered, "ABCDEFG");
        var page = visitor.Page;
        await page.Locator("#finished").EvaluateAsync("details => details.open = true");
        await page.Locator("#make-share").ClickAsync();
        await See(page.Locator("#shares > li")).ToHaveCountAsync(1);
        await page.Locator("#make-feed").ClickAsync();
        await See(page.Locator("#calendars > li")).ToHaveCountAsync(1);

        await AccessibilityTests.FindsNothingAsync(page);
        await page.SetViewportSizeAsync(320, 640);
        Assert.Equal(320, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await See(page.Locator("#active li").First).ToBeVisibleAsync();
        await See(page.Locator("#active button").First).ToBeHiddenAsync();
        await See(page.Locator(".adding")).ToBeHiddenAsync();
    }

    private async Task<Visitor> ListAsync(params string[] lines)
    {
        await House.KnownAsync(Waiting, "available_for_pickup");
        await House.KnownAsync(AtCustoms, "customs");
        await House.KnownAsync(Delivered, "delivered");
        var visitor = await VisitAsync();
        await visitor.GoAsync("/watch");
        await visitor.FindAsync(string.Join('\n', lines));
        await See(visitor.Page.Locator("#active li .line-answer").Last).Not.ToHaveTextAsync("Спрашиваем, где она");
        return visitor;
    }
}
