using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests.Uploads;

/// <summary>A partner's person with a file, in a real browser, from the choice to the last row.</summary>
public sealed class UploadPageTests(House house) : BrowserTest(house)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Patient = new() { Timeout = 60_000 };

    [Theory]
    [InlineData(true, 6_100_000)]
    [InlineData(false, 6_200_000)]
    public async Task A_file_is_chosen_checked_done_and_its_mistakes_are_listed(bool hasScripts, int serial)
    {
        var visitor = await VisitAsync(new() { JavaScriptEnabled = hasScripts });
        await visitor.ComeAsAsync(UploadStates.Member);
        var page = visitor.Page;
        await visitor.GoAsync("/partner/uploads");

        await page.Locator("#file").SetInputFilesAsync(
            new FilePayload { Name = "посылки.csv", MimeType = "text/csv", Buffer = File(serial) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Проверить файл" }).ClickAsync();
        await UntilAsync(visitor, "Файл проверен: готово к работе – 40 строк", hasScripts);
        await page.GetByRole(AriaRole.Button, new() { Name = "Зарегистрировать" }).ClickAsync();
        await UntilAsync(visitor, "Готово", hasScripts);

        await See(page.Locator(".count-created dd")).ToHaveTextAsync("40");
        await See(page.Locator(".count-rejected dd")).ToHaveTextAsync("2");
        Assert.Equal(["3", "5"], await page.Locator(".bad-rows tbody td:first-child").AllInnerTextsAsync());
        await See(page.Locator(".bad-rows")).ToContainTextAsync("а этот стоит 2,00 USD");
    }

    [Fact]
    public async Task The_bar_moves_while_the_page_is_open_and_the_end_is_seen_without_a_hand()
    {
        var visitor = await VisitAsync();
        await visitor.GoAsync(await House.FreshAsync("upload, being done"));
        var bar = visitor.Page.Locator(".working progress");
        await See(bar).ToHaveAttributeAsync("value", "50");
        var upload = Guid.Parse(new Uri(visitor.Page.Url).Segments[^1]);

        await SetAsync("rows_done = 3", upload);
        await See(bar).ToHaveJSPropertyAsync("value", 75);
        await See(visitor.Page.Locator("[data-words]")).ToContainTextAsync("Сделано 3 из 4");

        await SetAsync("rows_done = 4, state = 5, due_at = null, ended_at = now()", upload);
        await See(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Готово", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task One_parcel_by_hand_is_refused_beside_its_field_at_two_dollars_and_taken_a_cent_above()
    {
        var visitor = await VisitAsync();
        await visitor.ComeAsAsync(UploadStates.Member);
        var page = visitor.Page;
        await visitor.GoAsync("/partner/shipments/new");
        visitor.Expected.Add("422");
        await page.Locator("#TrackNumber").FillAsync(Number(6_300_000));
        await page.Locator("#OrderValue").FillAsync("2,00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Зарегистрировать" }).ClickAsync();

        await See(page.Locator("#OrderValue-hint")).ToContainTextAsync("дороже 2,00 USD");
        await See(page.Locator("#OrderValue")).ToHaveAttributeAsync("aria-invalid", "true");
        await page.Locator("#OrderValue").FillAsync("2,01");
        await page.GetByRole(AriaRole.Button, new() { Name = "Зарегистрировать" }).ClickAsync();

        await See(page.GetByRole(AriaRole.Status).First).ToContainTextAsync($"{Number(6_300_000)} зарегистрировано");
    }

    private async Task SetAsync(string sql, Guid upload)
    {
        await using var command = House.App.Database.CreateCommand($"update partner_upload set {sql} where upload_id = $1");
        command.Parameters.Add(new() { Value = upload });
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    // By itself; without scripts by the link.
    private static async Task UntilAsync(Visitor visitor, string heading, bool hasScripts)
    {
        var wanted = visitor.Page.GetByRole(AriaRole.Heading, new() { Name = heading, Exact = true });
        while (!hasScripts && await wanted.CountAsync() == 0)
        {
            await visitor.Page.ReloadAsync();
        }

        await See(wanted).ToBeVisibleAsync(Patient);
    }

    private static byte[] File(int serial) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 42)
        .Select(row => $"{Number(serial + row)};srm;HK;RU;{(row is 1 or 3 ? "2,00" : "2,01")}\r\n")
        .Prepend("Номер;Услуга;Откуда;Куда;Сумма заказа\r\n")));

    private static string Number(int serial)
    {
        var sum = serial.ToString("D8", CultureInfo.InvariantCulture)
            .Zip([8, 6, 4, 2, 3, 5, 9, 7], (digit, weight) => (digit - '0') * weight).Sum();
        return $"ZA{serial:D8}{(11 - (sum % 11)) switch { 10 => 0, 11 => 5, var digit => digit }}HK";
    }
}
