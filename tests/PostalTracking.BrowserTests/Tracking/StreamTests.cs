using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;
using PostalTracking.Web.Features.Partners;
using PostalTracking.Web.Features.Tracking.Live;

namespace PostalTracking.BrowserTests.Tracking;

/// <summary>An open page that is told of changes; the times are the real ones.</summary>
public sealed class StreamTests(House house) : BrowserTest(house)
{
    // Without the stream the page would ask only after five seconds.
    private const float Soon = 4_000;

    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task What_a_partner_sends_is_on_the_open_page_before_it_would_ask_and_is_told_in_one_sentence()
    {
        const string Number = "ZA720000012HK";
        await SendAsync(Number, "1/0", daysAgo: 8, postalCode: null);
        var page = (await WatchAsync(Number)).Page;
        await page.EvaluateAsync("window.stayed = true");

        await SendAsync(Number, "8/2", daysAgo: 0.1);

        await See(page.Locator("h1")).ToHaveTextAsync("Ждёт вас в отделении 390000", new() { Timeout = Soon });
        await See(page.Locator("[aria-live=polite]")).ToHaveTextAsync("Ждёт вас в отделении 390000");
        await See(page.Locator(".event.arrived")).ToHaveCountAsync(1);
        Assert.True(await page.EvaluateAsync<bool>("window.stayed"), "The page was loaded anew.");
    }

    [Fact]
    public async Task An_event_that_leaves_the_answer_as_it_is_is_told_by_its_own_sentence()
    {
        const string Number = "ZA720000026HK";
        await SendAsync(Number, "8/0", daysAgo: 8, postalCode: "102976");
        var page = (await WatchAsync(Number)).Page;
        var answer = await page.Locator("h1").TextContentAsync();

        await SendAsync(Number, "8/3", daysAgo: 2, postalCode: "390960");

        await See(page.Locator("[aria-live=polite]")).ToHaveTextAsync("Прибыло на сортировку", new() { Timeout = Soon });
        await See(page.Locator("h1")).ToHaveTextAsync(answer!);
    }

    [Fact]
    public async Task An_older_step_told_late_is_shown_and_not_read_aloud()
    {
        const string Number = "ZA720000074HK";
        await SendAsync(Number, "8/0", daysAgo: 8, postalCode: "102976");
        var page = (await WatchAsync(Number)).Page;
        await SendAsync(Number, "8/2", daysAgo: 1);
        await See(page.Locator("[aria-live=polite]")).ToHaveTextAsync("Ждёт вас в отделении 390000");

        await SendAsync(Number, "8/3", daysAgo: 3, postalCode: "390960");

        await See(page.Locator("[data-event]")).ToHaveCountAsync(3);
        await See(page.Locator("[aria-live=polite]")).ToHaveTextAsync("Ждёт вас в отделении 390000");
    }

    [Fact]
    public async Task Focus_opened_lines_and_the_place_being_read_stay_when_news_comes_above_them()
    {
        const string Number = "ZA720000030HK";
        for (var day = 40; day > 10; day--)
        {
            await SendAsync(Number, "8/0", day, postalCode: "102976");
        }

        var page = (await WatchAsync(Number)).Page;
        var read = page.Locator(".event").Nth(20);
        var why = read.Locator("summary");
        await why.ClickAsync();
        await why.FocusAsync();
        var key = await read.GetAttributeAsync("data-event");
        var before = (await why.BoundingBoxAsync())!.Y;

        await SendAsync(Number, "8/2", daysAgo: 1);

        var same = page.Locator($"[data-event='{key}']");
        await See(page.Locator(".event.arrived")).ToHaveCountAsync(1, new() { Timeout = Soon });
        await See(same.Locator("details")).ToHaveAttributeAsync("open", "");
        await See(same.Locator("summary")).ToBeFocusedAsync();
        Assert.InRange((await same.Locator("summary").BoundingBoxAsync())!.Y, before - 2, before + 2);
    }

    [Fact]
    public async Task A_hidden_tab_leaves_and_comes_back_to_the_newest()
    {
        const string Number = "ZA720000043HK";
        await SendAsync(Number, "1/0", daysAgo: 8, postalCode: null);
        var page = (await WatchAsync(Number)).Page;

        await HideAsync(page, isHidden: true);
        await WatchedAsync(Number, isWatched: false);
        await SendAsync(Number, "8/2", daysAgo: 0.1);

        await HideAsync(page, isHidden: false);
        await See(page.Locator("h1")).ToHaveTextAsync("Ждёт вас в отделении 390000", new() { Timeout = Soon });
        await WatchedAsync(Number, isWatched: true);
    }

    [Fact]
    public async Task A_finished_journey_is_watched_no_more()
    {
        const string Number = "ZA720000057HK";
        await SendAsync(Number, "8/2", daysAgo: 1);
        var page = (await WatchAsync(Number)).Page;
        await WatchedAsync(Number, isWatched: true);

        await SendAsync(Number, "2/1", daysAgo: 0.1);

        await See(page.Locator("h1")).ToContainTextAsync("Вручена получателю", new() { Timeout = Soon });
        await WatchedAsync(Number, isWatched: false);
    }

    [Fact]
    public async Task Where_there_is_no_stream_the_page_asks_as_before()
    {
        const string Number = "ZA720000065HK";
        await SendAsync(Number, "1/0", daysAgo: 8, postalCode: null);
        var visitor = await VisitAsync();
        visitor.Expected.Add("503");
        await visitor.Context.RouteAsync("**/live?**", route => route.FulfillAsync(new() { Status = 503 }));
        await visitor.Page.Clock.InstallAsync();
        await visitor.GoAsync($"/track/{Number}");

        await SendAsync(Number, "8/2", daysAgo: 0.1);

        await visitor.WatchUntilAsync(visitor.Page.Locator("h1", new() { HasText = "Ждёт вас" }));
    }

    private static async Task HideAsync(IPage page, bool isHidden)
    {
        await page.EvaluateAsync("hidden => Object.defineProperty(document, 'hidden', { value: hidden, configurable: true })", isHidden);
        await page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");
    }

    /// <summary>Opens a parcel's page and waits until its stream is open.</summary>
    private async Task<Visitor> WatchAsync(string number)
    {
        var visitor = await VisitAsync();
        await visitor.Page.RunAndWaitForResponseAsync(
            () => visitor.GoAsync($"/track/{number}"), answer => answer.Url.Contains("/live?", StringComparison.Ordinal) && answer.Ok);
        return visitor;
    }

    private Task<bool> WatchedAsync(string number, bool isWatched)
    {
        var watchers = House.App.Services.GetRequiredService<Watchers>();
        return Eventually.SeeAsync(
            () => Task.FromResult(watchers.Watched().Any(row => row.Number == number)), seen => seen == isWatched);
    }

    private async Task SendAsync(string trackNumber, string code, double daysAgo, string? postalCode = "390000")
    {
        var occurredAt = Now.AddDays(-daysAgo);
        var country = postalCode is null ? "HK" : null;
        var sent = new { trackNumber, occurredAt, code, carrier = "russian-post", postalCode, country };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/events")
        {
            Content = JsonContent.Create(new { events = new[] { sent } }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", DemoKeys.Partner);
        using var answer = await House.App.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var said = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("stored", said, StringComparison.Ordinal);
    }
}
