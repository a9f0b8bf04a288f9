using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Tracking.Watch.Calendar;

namespace PostalTracking.IntegrationTests.Features.Tracking;

public sealed class WatchCalendarTests(TestDatabases databases)
{
    [Fact]
    public async Task It_has_the_last_day_of_storage_in_the_days_of_the_office_and_the_maker_s_language()
    {
        await using var app = await StartAsync();
        var number = Api.Number(1, "ZA", "HK");
        await app.RegisterAsync(new { trackNumber = number, destinationPostalCode = "390000" });
        await app.SendEventsAsync(Sent.Event(number, "8/2", 3));
        var link = await LinkAsync(app, "en", number, Api.Number(2));

        var read = Assert.Single(await ReadAsync(app, link));

        var arrived = TimeZoneInfo.ConvertTime(Sent.At(3), TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow"));
        Assert.Equal(DateOnly.FromDateTime(arrived.Date).AddDays(30), DateOnly.FromDateTime(read.Start.UtcDateTime));
        Assert.Equal((TimeSpan.FromDays(1), true, "-P2DT15H"), (read.End - read.Start, read.IsDays, read.Trigger));
        Assert.StartsWith("Collect parcel ZA ", read.Summary, StringComparison.Ordinal);
        Assert.EndsWith("post office 390000", read.Summary, StringComparison.Ordinal);
        Assert.Equal($"storage-{number}-1@postaltracking", read.Uid);
        Assert.Equal((await app.ShipmentAsync(number)).GetProperty("sequence").GetInt32(), read.Sequence);
    }

    [Fact]
    public async Task While_it_travels_it_has_the_end_of_the_promise_and_then_no_more()
    {
        await using var app = await StartAsync();
        var number = Api.Number(3, "ZA", "HK");
        await app.RegisterAsync(new
        {
            trackNumber = number,
            service = "srm",
            origin = "HK",
            destination = "RU",
            destinationPostalCode = "390000",
            orderValue = new { amount = 201, currency = "USD" },
            sender = new { id = "shop", name = "Тайный отправитель" },
        });
        await app.SendEventsAsync(Sent.Event(number, "1/1", 4, postalCode: null, country: "HK"));
        var link = await LinkAsync(app, "ru", number);

        var promised = Assert.Single(await ReadAsync(app, link));

        var start = TimeZoneInfo.ConvertTime(Sent.At(4), TimeZoneInfo.FindSystemTimeZoneById("Asia/Hong_Kong"));
        Assert.Equal(DateOnly.FromDateTime(start.Date).AddDays(10), DateOnly.FromDateTime(promised.Start.UtcDateTime));
        Assert.Equal($"promise-{number}-1@postaltracking", promised.Uid);
        Assert.EndsWith("последний день обещанного срока", promised.Summary, StringComparison.Ordinal);
        Assert.Equal("Простой регистрируемый пакет из Гонконга обещают за 6–10 дней.", promised.Description);

        await app.SendEventsAsync(Sent.Event(number, "8/2", 1));
        Assert.StartsWith("storage-", Assert.Single(await ReadAsync(app, link)).Uid, StringComparison.Ordinal);
        await app.SendEventsAsync(Sent.Event(number, "2/1", 0.5));
        Assert.Empty(await ReadAsync(app, link));
    }

    [Fact]
    public async Task Where_lanes_are_known_it_has_the_window_of_the_estimate()
    {
        await using var app = await StartAsync();
        await using var lane = app.Database.CreateCommand(
            """
            insert into lane_time (origin, service, region_code, sample, half_seconds, nine_in_ten_seconds, kept, computed_at)
            select 'HK', s.service, o.region_code, 50, 6 * 86400, 9 * 86400, 0.9, now() from office o, generate_series(0, 12) s (service)
            where o.postal_code = 390000
            """);
        await lane.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var number = Api.Number(4, "RA", "HK");
        await app.RegisterAsync(
            new { trackNumber = number, service = "registered", origin = "HK", destination = "RU", destinationPostalCode = "390000" });
        await app.SendEventsAsync(Sent.Event(number, "1/1", 4, postalCode: null, country: "HK"));

        var read = Assert.Single(await ReadAsync(app, await LinkAsync(app, "ru", number)));

        Assert.Equal($"estimate-{number}-1@postaltracking", read.Uid);
        Assert.Equal(Sent.At(4).AddDays(6).UtcDateTime.Date, read.Start.UtcDateTime);
        Assert.Equal(Sent.At(4).AddDays(10).UtcDateTime.Date, read.End.UtcDateTime);
        Assert.Null(read.Trigger);
    }

    [Fact]
    public async Task It_is_private_has_a_tag_that_changes_with_what_it_says_and_names_nobody()
    {
        await using var app = await StartAsync();
        var number = Api.Number(5, "ZA", "HK");
        await app.SendEventsAsync(Sent.Event(number, "8/2", 3));
        var link = await LinkAsync(app, "ru", number);

        using var first = await app.GetAsync(link);
        Assert.Equal("text/calendar; charset=utf-8", first.Content.Headers.ContentType?.ToString());
        Assert.True(first.Headers.CacheControl is { NoStore: true, Private: true });
        Assert.Equal("noindex, nofollow", first.Header("X-Robots-Tag"));
        var tag = first.Header("ETag")!;
        using var same = await app.GetAsync(link, ifNoneMatch: tag);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);

        await app.SendEventsAsync(Sent.Event(number, "8/29", 1));
        using var changed = await app.GetAsync(link, ifNoneMatch: tag);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);

        var row = await app.ValueAsync<string>("select row_to_json(c)::text from watch_calendar c");
        var token = link.Split('/')[^1].Split('.')[0];
        Assert.Equal(32, System.Buffers.Text.Base64Url.DecodeFromChars(token).Length);
        Assert.DoesNotContain(token, row, StringComparison.Ordinal);
        Assert.DoesNotContain(token, await app.LogAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_taken_back_by_the_maker_alone_and_runs_out()
    {
        await using var app = await StartAsync();
        var made = await MakeAsync(app, "ru", Api.Number(6));
        var (token, revocation) = (made.Text("token"), made.Text("revocation"));
        var link = $"/watch/calendar/{token}.ics";

        await app.PostAsync("/watch/calendar/revoke", new { token, revocation = token });
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync($"/watch/shared/{token}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await app.PostAsync("/watch/calendar/revoke", new { token, revocation })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync(link)).StatusCode);

        var lasting = await LinkAsync(app, "ru", Api.Number(6));
        await using var age = app.Database.CreateCommand("update watch_calendar set expires_at = now() - interval '1 second'");
        await age.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync(lasting)).StatusCode);
        await using var scope = app.Services.CreateAsyncScope();
        var purge = scope.ServiceProvider.GetRequiredService<WatchCalendarPurge>();
        Assert.Equal(1, await purge.RunAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task One_address_makes_only_so_many_links_of_either_kind_a_day()
    {
        await using var app = await TrackingApp.StartAsync(
            await databases.CreateAsync(), new Dictionary<string, string> { ["Watch:SharesPerDay"] = "2" });
        await MakeAsync(app, "ru", Api.Number(7));
        await app.PostAsync("/watch/share", new { numbers = new[] { Api.Number(7) } });

        var third = await app.PostAsync("/watch/calendar", new { numbers = new[] { Api.Number(7) } });

        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
    }

    private async Task<TrackingApp> StartAsync() => await TrackingApp.StartAsync(await databases.CreateAsync());

    private static async Task<JsonElement> MakeAsync(TrackingApp app, string language, params string[] numbers)
    {
        using var answer = await app.PostAsync("/watch/calendar", new { numbers }, language: language);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.JsonAsync();
    }

    private static async Task<string> LinkAsync(TrackingApp app, string language, params string[] numbers) =>
        $"/watch/calendar/{(await MakeAsync(app, language, numbers)).Text("token")}.ics";

    private static async Task<IReadOnlyList<CalendarReader.Event>> ReadAsync(TrackingApp app, string link)
    {
        using var answer = await app.GetAsync(link);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return CalendarReader.Read(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
