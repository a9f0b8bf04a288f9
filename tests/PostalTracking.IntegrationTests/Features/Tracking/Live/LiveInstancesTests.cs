using System.Diagnostics;
using Npgsql;

namespace PostalTracking.IntegrationTests.Features.Tracking.Live;

/// <summary>Two instances of the app on one database.</summary>
public sealed class LiveInstancesTests(TestDatabases databases) : IAsyncLifetime
{
    // Too seldom to help: what comes in time came by a tick.
    private static readonly Dictionary<string, string> Settings = new() { ["Live:Heartbeat"] = "00:01:00" };
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private TrackingApp? _one;
    private TrackingApp? _other;

    private TrackingApp One => _one!;

    private TrackingApp Other => _other!;

    public async ValueTask InitializeAsync()
    {
        var database = await databases.CreateAsync();
        _one = await TrackingApp.StartAsync(database, Settings);
        _other = await TrackingApp.StartAsync(database, Settings);
        await Eventually.SeeAsync(ListenersAsync, count => count == 2);
    }

    public async ValueTask DisposeAsync()
    {
        await One.DisposeAsync();
        await Other.DisposeAsync();
    }

    [Fact]
    public async Task What_is_pushed_to_one_reaches_a_watcher_of_the_other()
    {
        var number = Api.Number(920);
        await using var here = await LiveStream.OpenAsync(One, number);
        await using var there = await LiveStream.OpenAsync(Other, number);
        await here.NextAsync();
        await there.NextAsync();

        for (var sequence = 1; sequence <= 5; sequence++)
        {
            await One.SendEventsAsync(Sent.Event(number, "8/0", daysAgo: 10 - sequence, postalCode: $"39000{sequence}"));
            var sent = Stopwatch.GetTimestamp();
            Assert.Equal(sequence, (await there.NextAsync(Soon)).Sequence);
            Assert.Equal(sequence, (await here.NextAsync(Soon)).Sequence);
            Assert.InRange(Stopwatch.GetElapsedTime(sent), TimeSpan.Zero, Soon);
        }
    }

    [Fact]
    public async Task While_nobody_listened_nothing_was_missed()
    {
        var number = Api.Number(921);
        await One.SendEventsAsync(Sent.Event(number, "1/1", daysAgo: 5));
        await using var stream = await LiveStream.OpenAsync(Other, number);
        Assert.Equal(1, (await stream.NextAsync()).Sequence);

        // A change whose tick nobody hears: it is made without one, and the line is cut in the same moment.
        await One.ValueAsync<long>(
            """
            with change as (update shipment_view set version = version + 1 where track_number = $1 returning 1),
            cut as (select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen %')
            select (select count(*) from change) + (select count(*) from cut)
            """,
            number);

        Assert.Equal(2, (await stream.NextAsync(Soon)).Sequence);
        await Eventually.SeeAsync(ListenersAsync, count => count == 2);
        await One.SendEventsAsync(Sent.Event(number, "8/2", daysAgo: 1));
        Assert.Equal(3, (await stream.NextAsync(Soon)).Sequence);
    }

    [Fact]
    public async Task A_batch_that_changes_nothing_ticks_nobody()
    {
        var number = Api.Number(922);
        await using var connection = new NpgsqlConnection(One.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var ticks = 0;
        connection.Notification += (_, _) => ticks++;
        await using (var listen = new NpgsqlCommand("listen shipment_changed", connection))
        {
            await listen.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await One.SendEventsAsync(Enumerable.Range(1, 50).Select(i => Sent.Event(Api.Number(930 + i), "1/1", daysAgo: i)).ToArray());
        await One.SendEventsAsync(Sent.Event(number, "1/1", daysAgo: 5));
        await One.SendEventsAsync(Sent.Event(number, "1/1", daysAgo: 5));
        await using (var last = new NpgsqlCommand("select 1", connection))
        {
            await last.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(2, ticks);
    }

    private Task<long> ListenersAsync() => One.ValueAsync<long>(
        "select count(*) from pg_stat_activity where datname = current_database() and query like 'listen %' and state = 'idle'");
}
