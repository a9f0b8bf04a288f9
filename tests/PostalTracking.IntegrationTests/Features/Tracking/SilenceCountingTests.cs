using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PostalTracking.Web.Features.Tracking.Silence;

namespace PostalTracking.IntegrationTests.Features.Tracking;

public sealed class SilenceCountingTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    /// <summary>Parcels and how many days ago each of their events was, by carrier and revision.</summary>
    private const string Parcels =
        """
        create temporary table life (n text, service smallint, status smallint, arrived float, received float);
        insert into life values
            ('LONG', 1, 10, null, 90),    -- quiet for 9 days, then delivered
            ('OPEN', 1, 3, null, null),   -- quiet for 3 days, and again ever since
            ('FRESH', 1, 3, null, null),  -- quiet for 5 days: nobody knows yet how that ends
            ('TAKEN', 1, 10, null, 34.5), -- what broke its silence was taken back
            ('SAID', 1, 10, null, 34.5),  -- the same, said again
            ('TWICE', 1, 10, null, 16.5), -- two carriers at one moment
            ('OLD', 1, 10, null, 150),    -- its silence began too long ago
            ('AHEAD', 1, 10, null, 60),   -- a clock that runs ahead
            ('OFFICE', 2, 10, 30, 10),    -- quiet for 3 days, then waited 20 to be collected
            ('SLOW', 3, 10, null, 80),    -- quiet for 17 days
            ('QUICK', 4, 3, null, null);  -- quiet for 2 days not long ago: those that take longer are still to come
        insert into shipment (track_number, generation, service, destination_postal_code, known_since) select n, 1, service, 0, now() from life;
        insert into shipment_view
            (track_number, generation, service, destination_postal_code, status, version, arrived_at, received_at, sources, history)
        select n, 1, service, 0, status, 1, now() - arrived * interval '1 day', now() - received * interval '1 day', '\x0100', '\x0100' from life;
        insert into tracking_event
            (track_number, generation, occurred_at, heard_at, carrier, code, place, revision, sequence, pushed)
        select n, 1, now() - ago * interval '1 day', now(), carrier, 1, 0, revision, 1, false from (values
            ('LONG', 100, 1, 0), ('LONG', 90.5, 1, 0), ('LONG', 90, 1, 0),
            ('OPEN', 60, 1, 0), ('OPEN', 57, 1, 0),
            ('FRESH', 5.5, 1, 0),
            ('TAKEN', 40, 1, 0), ('TAKEN', 37, 1, 0), ('TAKEN', 37, 1, 1), ('TAKEN', 34.5, 1, 0),
            ('SAID', 40, 1, 0), ('SAID', 37, 1, 0), ('SAID', 37, 1, 1), ('SAID', 37, 1, 2), ('SAID', 34.5, 1, 0),
            ('TWICE', 20, 1, 0), ('TWICE', 20, 2, 0), ('TWICE', 16.5, 1, 0),
            ('OLD', 190, 1, 0), ('OLD', 150, 1, 0),
            ('AHEAD', 60, 1, 0), ('AHEAD', -3, 1, 0),
            ('OFFICE', 33.5, 1, 0), ('OFFICE', 30, 1, 0), ('OFFICE', 10, 1, 0),
            ('SLOW', 97.5, 1, 0), ('SLOW', 80, 1, 0),
            ('QUICK', 5, 1, 0), ('QUICK', 2.5, 1, 0)) as e (n, ago, carrier, revision);
        drop table life;
        """;

    // By hand. Service 1 knows silences of 9 (LONG), 3 and open (OPEN), 5 (TAKEN), 3 and 2 (SAID), 3 (TWICE) whole days. After
    // two days four more are given, so the one of nine moved too late, as it did after three, four and five.
    private static readonly string[] Counted =
    [
        "1: 2 of 7, 5", "1: 3 of 6, 4", "1: 4 of 3, 1", "1: 5 of 3, 1",
        .. Enumerable.Range(6, 4).Select(days => $"1: {days} of 2, 1"),
        .. Enumerable.Range(10, 21).Select(days => $"1: {days} of 1, 0"),
        "2: 2 of 1, 1", "2: 3 of 1, 1",
        .. Enumerable.Range(2, 9).Select(days => $"3: {days} of 1, 0"),
        .. Enumerable.Range(11, 7).Select(days => $"3: {days} of 1, 1"), // seven days are given from here on
    ];

    [Fact]
    public async Task Silences_are_counted_by_their_whole_days_and_how_they_ended()
    {
        await ExecuteAsync(Parcels);
        await ExecuteAsync("insert into silence_time values (8, 2, 100, 50, now() - interval '1 day')");
        var counting = quiet.App.Services.GetRequiredService<SilenceCounting>();

        await using (var other = await quiet.App.Database.OpenConnectionAsync(TestContext.Current.CancellationToken))
        await using (var transaction = await other.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await using var held = new NpgsqlCommand("select pg_advisory_xact_lock(x'68757368'::bigint)", other);
            await held.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, await counting.RunAsync(TestContext.Current.CancellationToken));
            Assert.Equal(["8: 2 of 100, 50"], await ReadAsync());
        }

        Assert.Equal(Counted.Length, await counting.RunAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Counted, await ReadAsync());
        Assert.Equal(Counted.Length, await counting.RunAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Counted, await ReadAsync());
    }

    private Task<string[]> ReadAsync() => quiet.App.ValueAsync<string[]>(
        "select array_agg(format('%s: %s of %s, %s', service, days, sample, moved) order by service, days) from silence_time");

    private async Task ExecuteAsync(string sql)
    {
        await using var command = quiet.App.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
