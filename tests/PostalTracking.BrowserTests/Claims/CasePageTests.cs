using PostalTracking.BrowserTests.Browsing;
using PostalTracking.Domain.Claims;

namespace PostalTracking.BrowserTests.Claims;

public sealed class CasePageTests(House house) : BrowserTest(house)
{
    [Fact]
    public async Task An_open_page_shows_and_tells_the_decision_while_a_message_is_being_written()
    {
        var visitor = await VisitAsync();
        var page = visitor.Page;
        await page.Clock.InstallAsync();
        var path = await House.FreshAsync("claim, sent");
        await visitor.GoAsync(path);
        await visitor.WatchUntilAsync(page.Locator("h1"));
        await page.Locator("#text").FillAsync("Я нашёл чек");
        var claim = path.Split('#')[0].Split('/')[^1];

        await House.App.MoveAsync(claim, new(ClaimStatus.InReview));
        await House.App.MoveAsync(claim, new(ClaimStatus.Rejected, ClaimReason.NotCovered));

        await visitor.WatchUntilAsync(page.Locator(".letter"));
        await See(page.Locator("h1")).ToHaveTextAsync("Мы отказали сегодня");
        await See(page.Locator("#news")).ToHaveTextAsync("Мы отказали сегодня");
        await See(page.Locator("#text")).ToHaveValueAsync("Я нашёл чек");
    }
}
