using System.Net;
using PostalTracking.IntegrationTests.Hosting;

namespace PostalTracking.IntegrationTests.Features.Tracking;

public sealed class ShipmentCachingTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    [Fact]
    public async Task Nothing_new_is_answered_without_a_body_until_there_is_news()
    {
        var number = Api.Number(100);
        await quiet.App.SendEventsAsync(Sent.Event(number, "1/1", daysAgo: 5));

        var first = await quiet.App.FindAsync(number);
        var etag = first.Header("ETag")!;
        Assert.Contains("no-cache", first.Header("Cache-Control"), StringComparison.Ordinal);

        var again = await quiet.App.GetAsync($"{Api.Shipments}/{number}", ifNoneMatch: etag);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(etag, again.Header("ETag"));
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        await quiet.App.SendEventsAsync(Sent.Event(number, "8/2", daysAgo: 1));
        var news = await quiet.App.GetAsync($"{Api.Shipments}/{number}", ifNoneMatch: etag);
        Assert.Equal(HttpStatusCode.OK, news.StatusCode);
        Assert.NotEqual(etag, news.Header("ETag"));
    }

    [Fact]
    public async Task Another_language_is_another_answer()
    {
        var number = Api.Number(101);
        await quiet.App.SendEventsAsync(Sent.Event(number, "8/2", daysAgo: 1));

        var russian = await quiet.App.FindAsync(number, language: "ru");
        var english = await quiet.App.GetAsync($"{Api.Shipments}/{number}", "en", russian.Header("ETag"));

        Assert.Equal(HttpStatusCode.OK, english.StatusCode);
        Assert.NotEqual(russian.Header("ETag"), english.Header("ETag"));
        Assert.Contains("Accept-Language", english.Header("Vary"), StringComparison.Ordinal);
        var texts = new[] { await russian.JsonAsync(), await english.JsonAsync() }.Select(s => s.GetProperty("events")[0].Text("description"));
        Assert.Equal(2, texts.Distinct().Count());
    }

    [Theory]
    [InlineData("W/{0}")] // a proxy that compresses makes it weak
    [InlineData("\"other\", {0}")]
    [InlineData("\"other\",W/{0}")]
    [InlineData("*")]
    public async Task A_validator_is_recognised_however_it_comes_back(string form)
    {
        var number = Api.Number(102);
        await quiet.App.SendEventsAsync(Sent.Event(number, "8/2", daysAgo: 1));
        var etag = (await quiet.App.FindAsync(number)).Header("ETag")!;

        var again = await quiet.App.GetAsync(
            $"{Api.Shipments}/{number}", ifNoneMatch: form.Replace("{0}", etag, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task A_carrier_falling_silent_or_speaking_again_is_news()
    {
        var number = Api.Number(105);
        await quiet.App.SendEventsAsync(Sent.Event(number, "8/2", daysAgo: 1));
        var etags = new List<string?> { (await quiet.App.FindAsync(number)).Header("ETag") };

        foreach (var silent in new[] { 1, 2 })
        {
            await quiet.App.ValueAsync<int>(
                "update carrier_health set consecutive_failures = (carrier = $1)::int returning 1", silent);
            var answer = await Eventually.SeeAsync(
                () => quiet.App.FindAsync(number), found => !etags.Contains(found.Header("ETag")), TimeSpan.FromSeconds(5));
            etags.Add(answer.Header("ETag"));
            Assert.Equal(silent != 1, (await answer.JsonAsync()).GetProperty("sources")[0].GetProperty("healthy").GetBoolean());
        }
    }

    [Fact]
    public async Task Only_events_newer_than_what_the_asker_has_seen_are_sent()
    {
        var number = Api.Number(103);
        await quiet.App.SendEventsAsync(Sent.Event(number, "1/1", daysAgo: 5));
        await quiet.App.SendEventsAsync(Sent.Event(number, "8/2", daysAgo: 1));

        var shipment = await quiet.App.ShipmentAsync(number, "?afterSequence=1");

        Assert.Equal(["8/2"], shipment.GetProperty("events").EnumerateArray().Select(e => e.Text("code")));
        Assert.Equal(2, shipment.GetProperty("sequence").GetInt32());
        Assert.Empty((await quiet.App.ShipmentAsync(number, "?afterSequence=2")).GetProperty("events").EnumerateArray());
    }

    [Fact]
    public async Task A_number_used_again_shows_its_newest_use_and_lists_the_others()
    {
        var number = Api.Number(104);
        await quiet.App.SendEventsAsync(Sent.Event(number, "1/1", daysAgo: 500), Sent.Event(number, "2/1", daysAgo: 490));
        await quiet.App.SendEventsAsync(Sent.Event(number, "1/1", daysAgo: 3));

        var newest = await quiet.App.ShipmentAsync(number);
        Assert.Equal((2, "accepted"), (newest.GetProperty("generation").GetInt32(), newest.Text("status")));
        Assert.Equal([1], newest.GetProperty("otherGenerations").EnumerateArray().Select(g => g.GetInt32()));

        var oldest = await quiet.App.ShipmentAsync(number, "?generation=1");
        Assert.Equal((1, "delivered"), (oldest.GetProperty("generation").GetInt32(), oldest.Text("status")));
        Assert.Equal([2], oldest.GetProperty("otherGenerations").EnumerateArray().Select(g => g.GetInt32()));

        foreach (var query in new[] { "?generation=3", "?generation=0", "?generation=-1" })
        {
            await (await quiet.App.FindAsync(number, query)).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        }

        await ReadModelCheck.HoldsAsync(quiet.App.ConnectionString);
    }
}
