using System.Diagnostics;
using System.Net;
using System.Text;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.LocalPostgres;
using PostalTracking.Web.Features.Partners;
using static PostalTracking.IntegrationTests.Features.Tracking.StreamedLines;

namespace PostalTracking.IntegrationTests.Features.Tracking;

/// <summary>Streams of events that do not come to their end: the sender leaves or stalls, the database or the app goes, there are too many.</summary>
public sealed class BrokenStreamTests(QuietApp quiet, TestDatabases databases) : IClassFixture<QuietApp>
{
    [Fact]
    public async Task What_was_acknowledged_before_the_sender_left_is_stored_and_repeating_the_file_says_duplicate()
    {
        var sent = Enumerable.Range(0, 200).Select(i => Line(Api.Number(340_000 + i), "1/1", 5)).ToArray();
        using (var stream = await OpenAsync())
        {
            await stream.SendAsync(sent[..120]);
            for (var i = 0; i < 120; i++)
            {
                Assert.Equal("stored", (await stream.ReadAsync(Patience))!.Value.Text("verdict"));
            }

            await stream.SendBytesAsync("{\"trackNumber\":\"in the middle of a li"u8.ToArray(), Patience);
        }

        using var again = await OpenAsync();
        await again.SendAsync(sent);
        await again.EndAsync();
        var lines = await again.ReadAllAsync(Patience);

        Assert.Equal("""{"lines":200,"stored":80,"duplicate":120,"rejected":0}""", lines[^1].GetProperty("summary").GetRawText());
        Assert.All(lines[..120], l => Assert.Equal("duplicate", l.Text("verdict")));
        var log = await quiet.App.LogAsync();
        Assert.True(!log.Contains("[ERR]", StringComparison.Ordinal), log);
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_not_read_from_and_nobody_waits_for_it()
    {
        using var stalled = await OpenAsync();
        var lines = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("oops\n", 10_000)));
        var sent = 0L;
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(60));

        // A rejected line's verdict is a hundred times its length, so the way back fills first.
        var sending = SendForEverAsync();
        var before = -1L;
        await Eventually.SeeAsync(
            async () =>
            {
                var (was, now) = (before, Interlocked.Read(ref sent));
                before = now;
                await Task.Delay(500, TestContext.Current.CancellationToken);
                return now > 0 && was == now;
            },
            isStuck => isStuck);

        Assert.InRange(sent, 1, 30_000_000);
        using var other = await OpenAsync();
        await other.SendAsync(Line(Api.Number(350), "1/1", 5));
        await other.EndAsync();
        Assert.Equal("stored", (await other.ReadAsync(Patience))!.Value.Text("verdict"));
        stalled.Dispose();
        await Assert.ThrowsAnyAsync<Exception>(() => sending);

        async Task SendForEverAsync()
        {
            while (true)
            {
                await stalled.SendBytesAsync(lines, enough.Token);
                Interlocked.Add(ref sent, lines.Length);
            }
        }
    }

    [Fact]
    public async Task A_key_has_four_streams_open_and_the_fifth_is_told_to_wait()
    {
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync());
        var open = new List<EventStream>();
        try
        {
            for (var i = 0; i < 4; i++)
            {
                open.Add(await EventStream.OpenAsync(app.Address, DemoKeys.Partner));
                await open[i].SendAsync(Line(Api.Number(360), "1/1", 5));
                Assert.NotNull(await open[i].ReadAsync(Patience));
            }

            using var fifth = Ndjson(Line(Api.Number(361), "1/1", 5));
            var refused = await app.PostAsync(Api.Events, fifth, DemoKeys.Partner);
            await refused.ProblemAsync(HttpStatusCode.TooManyRequests, "too-many-streams");
            Assert.NotNull(refused.Headers.RetryAfter);

            open[0].Dispose();
            await Eventually.SeeAsync(
                async () =>
                {
                    using var again = Ndjson(Line(Api.Number(361), "1/1", 5));
                    return (await app.PostAsync(Api.Events, again, DemoKeys.Partner)).StatusCode;
                },
                status => status == HttpStatusCode.OK);
        }
        finally
        {
            open.ForEach(stream => stream.Dispose());
        }
    }

    [Fact]
    public async Task A_database_that_goes_midway_ends_the_stream_with_retry_and_without_a_summary()
    {
        await using var cluster = await LocalCluster.StartAsync(LocalClusterOptions.Temporary(), TestContext.Current.CancellationToken);
        await cluster.EnsureDatabaseAsync("faults", TestContext.Current.CancellationToken);
        await using var app = await TrackingApp.StartAsync(cluster.ConnectionString("faults"));
        using var stream = await EventStream.OpenAsync(app.Address, DemoKeys.Partner);
        await stream.SendAsync(Line(Api.Number(370), "1/1", 5));
        Assert.Equal("stored", (await stream.ReadAsync(Patience))!.Value.Text("verdict"));

        await cluster.KillAsync(TestContext.Current.CancellationToken);
        await stream.SendAsync(Line(Api.Number(371), "1/1", 5), Line(Api.Number(372), "1/1", 5));
        var lines = await stream.ReadAllAsync(Patience);

        var last = Assert.Single(lines);
        Assert.Equal((2, "retry"), (last.GetProperty("line").GetInt32(), last.Text("verdict")));
        Assert.Equal("/problems/unavailable", last.ProblemType());

        // Before the first verdict it is an answer like any other.
        using var later = Ndjson(Line(Api.Number(373), "1/1", 5));
        await (await app.PostAsync(Api.Events, later, DemoKeys.Partner)).ProblemAsync(HttpStatusCode.ServiceUnavailable, "unavailable");
    }

    [Fact]
    public async Task An_app_told_to_stop_answers_what_it_has_and_sends_the_rest_away()
    {
        var app = await TrackingApp.StartAsync(await databases.CreateAsync());
        using var stream = await EventStream.OpenAsync(app.Address, DemoKeys.Partner);
        await stream.SendAsync(Line(Api.Number(380), "1/1", 5));
        Assert.NotNull(await stream.ReadAsync(Patience));

        var began = Stopwatch.GetTimestamp();
        var stopping = app.DisposeAsync().AsTask();
        var last = await stream.ReadAsync(Patience);
        await stopping.WaitAsync(Patience);

        Assert.Equal((2, "retry"), (last!.Value.GetProperty("line").GetInt32(), last.Value.Text("verdict")));
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    private Task<EventStream> OpenAsync() => EventStream.OpenAsync(quiet.App.Address, DemoKeys.Partner);
}
