using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests.Tracking;

public sealed class OfflineTests(House house) : BrowserTest(house)
{
    private const string Waiting = "ZA000000059HK";

    [Fact]
    public async Task A_parcel_seen_lately_is_shown_as_it_was_and_says_of_when()
    {
        var visitor = await EnterAsync();
        var page = visitor.Page;
        await visitor.GoAsync($"/track/{Waiting}");
        await See(page.Locator("#kept")).ToBeHiddenAsync();
        await KeptAsync(page, $"/track/{Waiting}");

        await LoseConnectionAsync(visitor);
        await visitor.GoAsync($"/track/{Waiting}");

        await See(page.Locator("h1")).ToHaveTextAsync("Ждёт вас в отделении 390000");
        await See(page.Locator("#kept")).ToHaveTextAsync(new Regex(@"^Нет связи\. Показано, как было \d+ \S+ в \d\d?:\d\d\.$"));
        await See(page.Locator("h1")).ToHaveCSSAsync("font-weight", "700");

        await visitor.Context.SetOfflineAsync(false);
        await See(page.Locator("#kept")).ToBeHiddenAsync(new() { Timeout = 20_000 });
    }

    [Fact]
    public async Task The_watched_parcels_are_there_as_they_were()
    {
        var visitor = await EnterAsync();
        var page = visitor.Page;
        await visitor.GoAsync("/watch");
        await visitor.FindAsync(Waiting);
        await See(page.Locator("#active li")).ToContainTextAsync("Ждёт вас в отделении 390000");
        await KeptAsync(page, "/watch");

        await LoseConnectionAsync(visitor);
        await visitor.GoAsync("/watch");

        await See(page.Locator("#active li")).ToContainTextAsync("Ждёт вас в отделении 390000");
        await See(page.Locator("#kept")).ToContainTextAsync("Показано, как было");
    }

    [Fact]
    public async Task Only_public_pages_are_kept_and_what_was_never_seen_is_not_made_up()
    {
        var visitor = await EnterAsync();
        var page = visitor.Page;
        foreach (var path in new[] { "/?q=ZA000000059HK,ZA000000045HK", "/error/429", "/watch/shared/nothing", $"/track/{Waiting}" })
        {
            await visitor.GoAsync(path);
        }

        await page.EvaluateAsync("n => fetch(`/api/v1/shipments/${n}`).then(answer => answer.text())", Waiting);
        await KeptAsync(page, $"/track/{Waiting}");
        Assert.Equal([$"/track/{Waiting}"], await KeptPagesAsync(page));

        await LoseConnectionAsync(visitor);
        await Assert.ThrowsAsync<PlaywrightException>(() => visitor.GoAsync("/track/ZA000000031HK"));
    }

    // A first page, so that the worker is at work on the next ones.
    private async Task<Visitor> EnterAsync()
    {
        await House.KnownAsync(Waiting, "available_for_pickup");
        var visitor = await VisitAsync();
        await visitor.GoAsync("/error/404");
        await visitor.Page.EvaluateAsync(
            """
            async () => {
                await navigator.serviceWorker.ready;
                await (navigator.serviceWorker.controller || new Promise(took => navigator.serviceWorker.oncontrollerchange = took));
            }
            """);
        return visitor;
    }

    private static Task<string[]> KeptPagesAsync(IPage page) => page.EvaluateAsync<string[]>(
        "caches.open('pages').then(cache => cache.keys()).then(all => all.map(one => new URL(one.url).pathname))");

    private static Task<string[]> KeptAsync(IPage page, string path) =>
        Eventually.SeeAsync(() => KeptPagesAsync(page), kept => kept.Contains(path));

    private static async Task LoseConnectionAsync(Visitor visitor)
    {
        visitor.Expected.Add("net::ERR_");
        await visitor.Context.SetOfflineAsync(true);
    }
}
