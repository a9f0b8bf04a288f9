using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Tracking.Live;

namespace PostalTracking.IntegrationTests.Features.Tracking.Live;

public sealed class LiveLimitsTests(TestDatabases databases)
{
    [Fact]
    public async Task A_quiet_stream_has_a_heartbeat()
    {
        await using var app = await StartAsync(("Live:Heartbeat", "00:00:00.100"));
        await using var stream = await LiveStream.OpenAsync(app, Api.Number(940));
        await stream.NextAsync();

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal([":"], await stream.BlockAsync());
        }
    }

    [Fact]
    public async Task A_stream_ends_after_its_time_and_cleanly()
    {
        await using var app = await StartAsync(("Live:Heartbeat", "00:00:00.100"), ("Live:Lifetime", "00:00:01"));
        await using var stream = await LiveStream.OpenAsync(app, Api.Number(941));

        while (await stream.BlockAsync() is not null)
        {
        }

        await NobodyIsLeftAsync(app);
    }

    [Fact]
    public async Task One_address_watches_so_many_and_no_more_until_one_leaves()
    {
        await using var app = await StartAsync(("Live:WatchersPerAddress", "2"));
        await using var first = await LiveStream.OpenAsync(app, Api.Number(942));
        await using var second = await LiveStream.OpenAsync(app, Api.Number(942));

        using var refused = await LiveStream.AskAsync(app, Api.Number(943));
        await refused.ProblemAsync(HttpStatusCode.TooManyRequests, "rate-limited");
        Assert.Equal("30", refused.Header("Retry-After"));

        await second.DisposeAsync();
        await Eventually.SeeAsync(
            async () =>
            {
                using var answer = await LiveStream.AskAsync(app, Api.Number(943));
                return answer.StatusCode;
            },
            status => status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task All_together_watch_so_many_and_no_more()
    {
        await using var app = await StartAsync(("Live:Watchers", "1"));
        await using var first = await LiveStream.OpenAsync(app, Api.Number(944));

        using var refused = await LiveStream.AskAsync(app, Api.Number(944));
        await refused.ProblemAsync(HttpStatusCode.ServiceUnavailable, "unavailable");
        Assert.Equal("30", refused.Header("Retry-After"));
    }

    [Fact]
    public async Task Who_leaves_is_forgotten()
    {
        await using var app = await StartAsync();
        var stream = await LiveStream.OpenAsync(app, Api.Number(945));
        await stream.NextAsync();
        Assert.Single(app.Services.GetRequiredService<Watchers>().Watched());

        await stream.DisposeAsync();
        await NobodyIsLeftAsync(app);
    }

    [Fact]
    public async Task Who_takes_nothing_is_dropped_and_the_others_are_told_the_newest()
    {
        await using var app = await StartAsync(("Live:Heartbeat", "00:00:00.500"));
        var number = Api.Number(946);
        await app.SendEventsAsync([.. Enumerable.Range(0, 800).Select(i => Sent.Event(number, "8/0", daysAgo: 100 - (i / 10.0)))]);
        using var deaf = await DeafAsync(app, number);
        await using var stream = await LiveStream.OpenAsync(app, number);
        var watchers = app.Services.GetRequiredService<Watchers>();
        Assert.Equal(2, watchers.Count);

        // Each change is told with the whole history: soon no buffer on the way takes any more.
        var sequence = (await stream.NextAsync()).Sequence;
        await Eventually.SeeAsync(
            async () =>
            {
                await app.SendEventsAsync(Sent.Event(number, "8/0", daysAgo: 10 - (++sequence / 1000.0)));
                while ((await stream.NextAsync()).Sequence < sequence)
                {
                }

                return watchers.Count;
            },
            count => count == 1,
            TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_stop_ends_every_stream_cleanly_and_waits_for_none()
    {
        var app = await StartAsync();
        var number = Api.Number(947);
        await using var stream = await LiveStream.OpenAsync(app, number);
        await stream.NextAsync();

        var began = Stopwatch.GetTimestamp();
        await app.DisposeAsync();

        Assert.Null(await stream.BlockAsync());
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    private static Task<int> NobodyIsLeftAsync(TrackingApp app) => Eventually.SeeAsync(
        () => Task.FromResult(app.Services.GetRequiredService<Watchers>().Count), count => count == 0);

    // Asks for the stream and never reads a byte of it.
    private static async Task<Socket> DeafAsync(TrackingApp app, string number)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(app.Address.Host, app.Address.Port, TestContext.Current.CancellationToken);
        var request = $"GET {Api.Shipments}/{number}/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        await Eventually.SeeAsync(
            () => Task.FromResult(app.Services.GetRequiredService<Watchers>().Count), count => count == 1);
        return socket;
    }

    private async Task<TrackingApp> StartAsync(params (string Name, string Value)[] settings) => await TrackingApp.StartAsync(
        await databases.CreateAsync(), settings.Select(s => KeyValuePair.Create(s.Name, s.Value)));
}
