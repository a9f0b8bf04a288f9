using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests.Tracking;

public sealed class LiveParcelTests(House house) : BrowserTest(house)
{
    [Fact]
    public async Task A_number_typed_carelessly_leads_to_its_page_where_the_three_milestones_arrive_while_one_watches()
    {
        var order = await House.Partners.OrderAsync(
            new { life = "srm", steps = 1, beganDaysAgo = 8, destinationPostalCode = "390000", startsWhenAsked = true });
        var number = order.GetProperty("trackNumber").GetString()!;

        // Sent on a day of Hong Kong, counted to a day of Ryazan: in Moscow's evening one less.
        var now = TimeProvider.System.GetUtcNow();
        var days = Day(now, "Europe/Moscow").DayNumber - Day(now.AddDays(-8), "Asia/Hong_Kong").DayNumber;
        var visitor = await VisitAsync();
        var page = visitor.Page;
        await page.Clock.InstallAsync();

        await visitor.GoAsync("/");
        await visitor.FindAsync($" {number[..2]} {number[2..6]} {number[6..10]} {number[10..]} ".ToLowerInvariant());
        await See(page).ToHaveURLAsync($"/track/{number}");

        // Nobody had heard of it yet; by now the open page may already say more.
        await page.EvaluateAsync("window.stayed = true");

        await visitor.WatchUntilAsync(Date(page, "Отправлено", known: true));
        await See(page.Locator("main")).ToContainTextAsync($"Обещано 6–10 дней, в пути {days}-й день");
        await See(Date(page, "Прибыло в отделение", known: false)).ToHaveTextAsync("ещё нет");

        await House.Partners.AdvanceAsync(number);
        await visitor.WatchUntilAsync(Date(page, "Прибыло в отделение", known: true));
        await See(page.Locator("h1")).ToHaveTextAsync("Ждёт вас в отделении 390000");
        await See(page.Locator("[aria-live=polite]")).ToHaveTextAsync("Ждёт вас в отделении 390000");
        await See(page.Locator("main")).ToContainTextAsync($"Обещано 6–10 дней, дошла за {days} дней");
        await See(page.Locator(".event.arrived").First).ToBeVisibleAsync();

        await House.Partners.AdvanceAsync(number);
        await visitor.WatchUntilAsync(Date(page, "Получено", known: true));
        await See(page.Locator("h1")).ToHaveTextAsync("Вручена получателю сегодня");
        await See(page.Locator("[aria-live=polite]")).ToHaveTextAsync("Вручена получателю сегодня");
        await See(page).ToHaveTitleAsync(new Regex("^Вручена получателю сегодня, "));

        await See(page.Locator(".dates .not-yet")).ToHaveCountAsync(0);
        Assert.True(await page.EvaluateAsync<bool>("window.stayed"), "The page was loaded anew.");
    }

    private static DateOnly Day(DateTimeOffset at, string zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);

    private static ILocator Date(IPage page, string label, bool known) => page
        .Locator(".dates > div", new() { HasText = label })
        .Locator(known ? "dd:not(.not-yet)" : "dd.not-yet");
}
