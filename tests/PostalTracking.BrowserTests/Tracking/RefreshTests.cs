using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests.Tracking;

public sealed class RefreshTests(House house) : BrowserTest(house)
{
    [Fact]
    public async Task While_nothing_changes_the_page_is_left_as_it_is()
    {
        // Silent for so long that nobody is asked about it any more: nothing can change.
        var visitor = await WatchAsync(await House.PathAsync("silent for long"));
        var page = visitor.Page;
        for (var i = 0; i < 2; i++)
        {
            var answer = await page.RunAndWaitForResponseAsync(() => page.Clock.FastForwardAsync("01:00"), response => IsNews(response.Request));
            Assert.Equal(304, answer.Status);
        }

        await See(page.Locator("#offline")).ToBeHiddenAsync();
        await See(page.Locator(".parcel[data-marked]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_lost_connection_is_said_and_so_is_its_return()
    {
        var visitor = await WatchAsync(await House.PathAsync("silent for long"));
        visitor.Expected.Add("net::ERR_INTERNET_DISCONNECTED");

        await visitor.Context.SetOfflineAsync(true);
        await visitor.WatchUntilAsync(visitor.Page.Locator("#offline:not([hidden])"));
        await See(visitor.Page.Locator("#offline")).ToHaveTextAsync("Нет связи, показываем последнее известное.");
        await See(visitor.Page.Locator("h1")).ToHaveTextAsync("О посылке давно ничего не слышно");

        await visitor.Context.SetOfflineAsync(false);
        await visitor.WatchUntilAsync(visitor.Page.Locator("#offline[hidden]"));
    }

    [Fact]
    public async Task A_finished_journey_is_asked_for_no_more()
    {
        var number = await House.ParcelAsync(new { life = "srm", steps = 2 }, "available_for_pickup");
        var visitor = await WatchAsync($"/track/{number}");
        await House.Partners.AdvanceAsync(number);
        await visitor.WatchUntilAsync(visitor.Page.Locator("h1", new() { HasText = "Вручена получателю" }));

        // The house may still ask whoever has not said his last word; the page has nothing more to wait for.
        var asked = 0;
        visitor.Page.Request += (_, request) => asked += IsNews(request) ? 1 : 0;

        await visitor.Page.Clock.RunForAsync("10:00");
        await visitor.Page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");

        // Whatever the page had asked for by now would have been heard of before this.
        await visitor.Page.EvaluateAsync("fetch('/health/live').then(answer => answer.status)");
        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task What_was_opened_and_what_has_the_focus_stays_so_when_news_comes()
    {
        var number = await House.ParcelAsync(new { life = "srm", steps = 1 }, "in_transit");
        var visitor = await WatchAsync($"/track/{number}");
        var why = visitor.Page.Locator(".event", new() { HasText = "Принято у отправителя" }).Locator("details");
        await why.Locator("summary").ClickAsync();
        await why.Locator("summary").FocusAsync();

        await House.Partners.AdvanceAsync(number);
        await visitor.WatchUntilAsync(visitor.Page.Locator("h1", new() { HasText = "Ждёт вас" }));

        await See(visitor.Page.Locator(".parcel[data-marked]")).ToHaveCountAsync(0);
        await See(why).ToHaveAttributeAsync("open", "");
        await See(why.Locator("summary")).ToBeFocusedAsync();
    }

    private static bool IsNews(IRequest request) =>
        request.ResourceType == "fetch" && request.Url.Contains("/track/", StringComparison.Ordinal);

    /// <summary>Opens a parcel's page whose time passes as the test wants, and marks what it shows.</summary>
    private async Task<Visitor> WatchAsync(string path)
    {
        var visitor = await VisitAsync();
        await visitor.Page.Clock.InstallAsync();
        await visitor.GoAsync(path);
        await visitor.Page.Locator(".parcel").EvaluateAsync("parcel => parcel.dataset.marked = ''");
        return visitor;
    }
}
