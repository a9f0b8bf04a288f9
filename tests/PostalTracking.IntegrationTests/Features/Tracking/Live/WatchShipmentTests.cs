using System.Net;
using System.Text.Json;
using PostalTracking.IntegrationTests.Hosting;

namespace PostalTracking.IntegrationTests.Features.Tracking.Live;

public sealed class WatchShipmentTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    [Fact]
    public async Task It_tells_how_the_parcel_is_and_then_every_change_as_the_api_says_it()
    {
        var number = Api.Number(900);
        await quiet.App.SendEventsAsync(Sent.Event(number, "1/1", daysAgo: 5));
        await using var stream = await LiveStream.OpenAsync(quiet.App, number);

        Assert.Equal("text/event-stream", stream.Answer.Header("Content-Type"));
        Assert.Equal("no-store", stream.Answer.Header("Cache-Control"));
        Assert.Equal("no", stream.Answer.Header("X-Accel-Buffering"));
        Assert.Equal("accepted", (await stream.NextAsync()).Status);

        await quiet.App.SendEventsAsync(Sent.Event(number, "8/2", daysAgo: 1));
        var told = await stream.NextAsync();

        Assert.Equal(("available_for_pickup", 2), (told.Status, told.Sequence));
        Assert.Equal((await quiet.App.ShipmentAsync(number)).GetRawText(), told.Shipment.GetRawText());
    }

    [Fact]
    public async Task Each_watcher_is_told_in_his_own_language()
    {
        var number = Api.Number(901);
        await using var russian = await LiveStream.OpenAsync(quiet.App, number);
        await using var chinese = await LiveStream.OpenAsync(quiet.App, number, language: "zh");
        Assert.Equal(["pending", "pending"], [(await russian.NextAsync()).Status, (await chinese.NextAsync()).Status]);

        await quiet.App.SendEventsAsync(Sent.Event(number, "8/2", daysAgo: 1));

        foreach (var (stream, language) in new[] { (russian, "ru"), (chinese, "zh") })
        {
            Assert.Equal(
                (await quiet.App.ShipmentAsync(number, language: language)).GetRawText(), (await stream.NextAsync()).Shipment.GetRawText());
        }
    }

    [Fact]
    public async Task Who_comes_again_with_the_newest_hears_nothing_until_a_change_and_with_an_older_one_the_newest_at_once()
    {
        var number = Api.Number(902);
        await quiet.App.SendEventsAsync(Sent.Event(number, "1/1", daysAgo: 5));
        string first;
        await using (var stream = await LiveStream.OpenAsync(quiet.App, number))
        {
            first = (await stream.NextAsync()).Id;
        }

        await using var same = await LiveStream.OpenAsync(quiet.App, number, lastEventId: first);
        Assert.StartsWith("retry: ", Assert.Single((await same.BlockAsync())!), StringComparison.Ordinal);
        await quiet.App.SendEventsAsync(Sent.Event(number, "8/2", daysAgo: 1));
        var news = await same.NextAsync();
        Assert.Equal(2, news.Sequence);

        await using var behind = await LiveStream.OpenAsync(quiet.App, number, lastEventId: first);
        Assert.Equal(news.Id, (await behind.NextAsync()).Id);
    }

    [Fact]
    public async Task A_number_nobody_knows_may_be_watched_until_somebody_does()
    {
        var number = Api.Number(903);
        await using var stream = await LiveStream.OpenAsync(quiet.App, number);
        Assert.Equal("pending", (await stream.NextAsync()).Status);

        await quiet.App.RegisterAsync(new { trackNumber = number, service = "registered", destination = "RU" });

        Assert.Equal(("pending", 1, "RU"), await TellAsync());
        await quiet.App.SendEventsAsync(Sent.Event(number, "1/1", daysAgo: 1));
        Assert.Equal(("accepted", 2, "RU"), await TellAsync());

        async Task<(string?, int, string?)> TellAsync()
        {
            var told = await stream.NextAsync();
            return (told.Status, told.Sequence, told.Shipment.Text("destination"));
        }
    }

    [Fact]
    public async Task An_older_use_of_a_number_is_watched_apart_from_its_newest()
    {
        var number = Api.Number(904);
        await quiet.App.SendEventsAsync(Sent.Event(number, "1/1", daysAgo: 500));
        await using var older = await LiveStream.OpenAsync(quiet.App, number, "?generation=1");
        await using var newest = await LiveStream.OpenAsync(quiet.App, number);
        Assert.Equal((await older.NextAsync()).Id, (await newest.NextAsync()).Id);

        await quiet.App.SendEventsAsync(Sent.Event(number, "1/1", daysAgo: 3));
        Assert.Equal(2, (await newest.NextAsync()).Shipment.GetProperty("generation").GetInt32());
        await quiet.App.SendEventsAsync(Sent.Event(number, "2/1", daysAgo: 490));
        var told = await older.NextAsync();
        Assert.Equal((1, "delivered"), (told.Shipment.GetProperty("generation").GetInt32(), told.Status));
    }

    [Fact]
    public async Task A_number_that_has_changed_is_followed_under_its_new_one()
    {
        var (old, current) = (Api.Number(905), Api.Number(906));
        await quiet.App.SendEventsAsync(Sent.Event(current, "1/1", daysAgo: 5));
        await using var stream = await LiveStream.OpenAsync(quiet.App, old);
        Assert.Equal("pending", (await stream.NextAsync()).Status);

        await quiet.App.ValueAsync<int>("insert into track_number_alias values ($1, 1, $2, 1) returning 1", old, current);
        await quiet.App.SendEventsAsync(Sent.Event(current, "8/2", daysAgo: 1));

        // The tick of the first event may come only now; then that is told first.
        var told = await stream.NextAsync();
        told = told.Status == "accepted" ? await stream.NextAsync() : told;
        Assert.Equal((old, current), (told.Shipment.Text("askedNumber"), told.Shipment.Text("trackNumber")));
        Assert.Equal("available_for_pickup", told.Status);
        await quiet.App.SendEventsAsync(Sent.Event(current, "2/1", daysAgo: 0.5));
        Assert.Equal("delivered", (await stream.NextAsync()).Status);
    }

    [Theory]
    [InlineData("привет", "", HttpStatusCode.BadRequest, "malformed-track-number")]
    [InlineData("RA644000001RU", "", HttpStatusCode.UnprocessableEntity, "check-digit")]
    [InlineData("RA644000001RU", "?acceptAnyway=true&generation=7", HttpStatusCode.NotFound, "not-found")]
    [InlineData("ZA000000059HK", "?generation=x", HttpStatusCode.BadRequest, "bad-request")]
    public async Task What_cannot_be_watched_is_answered_as_a_look_up_is(string number, string query, HttpStatusCode status, string problem)
    {
        using var answer = await LiveStream.AskAsync(quiet.App, number, query);
        using var lookUp = await quiet.App.FindAsync(number, query);

        Assert.Equal(Said(await lookUp.ProblemAsync(status, problem)), Said(await answer.ProblemAsync(status, problem)));

        static string Said(JsonElement answer) =>
            answer.Text("detail") + (answer.TryGetProperty("suggestions", out var s) ? s.ToString() : "");
    }

    [Fact]
    public async Task The_api_document_describes_the_stream()
    {
        var document = await (await quiet.App.GetAsync("/openapi/v1.json")).JsonAsync();

        var get = document.GetProperty("paths").GetProperty("/api/v1/shipments/{trackNumber}/live").GetProperty("get");
        Assert.True(get.GetProperty("responses").GetProperty("200").GetProperty("content").TryGetProperty("text/event-stream", out _));
        Assert.Contains(get.GetProperty("parameters").EnumerateArray(), p => p.Text("name") == "Last-Event-ID");
    }
}
