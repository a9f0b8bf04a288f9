using Npgsql;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Lanes;

/// <summary>
/// Counts, from the arrivals of the last year, how long each lane takes, and how many of last month's arrivals kept
/// to what the months before them would have estimated.
/// </summary>
internal sealed class LaneCount(NpgsqlDataSource database, TimeProvider clock) : IRound
{
    // The letters "lane": two instances need not count at once.
    private const long Lock = 0x6C616E65;

    /// <returns>How many lanes were counted; 0 where another instance is at it.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            $"""
            with arrived as materialized (
                select v.origin, v.service, o.region_code, v.arrived_at,
                    extract(epoch from v.arrived_at - v.dispatched_at)::int as seconds
                from shipment_view v join office o on o.postal_code = v.destination_postal_code
                where v.arrived_at > @year and v.arrived_at > v.dispatched_at and v.origin is not null and o.region_code is not null
                    and pg_try_advisory_xact_lock({Lock})),
            before as (
                select origin, service, region_code, percentile_disc(0.9) within group (order by seconds) as nine_in_ten
                from arrived where arrived_at <= @month group by origin, service, region_code),
            kept as (
                select a.origin, a.service, a.region_code, avg((a.seconds <= b.nine_in_ten)::int) as share
                from arrived a join before b using (origin, service, region_code)
                where a.arrived_at > @month group by a.origin, a.service, a.region_code)
            insert into lane_time (origin, service, region_code, sample, half_seconds, nine_in_ten_seconds, kept, computed_at)
            select a.origin, a.service, a.region_code, count(*), percentile_disc(0.5) within group (order by a.seconds),
                percentile_disc(0.9) within group (order by a.seconds), min(k.share), @now
            from arrived a left join kept k using (origin, service, region_code)
            group by a.origin, a.service, a.region_code
            on conflict (origin, service, region_code) do update set
                sample = excluded.sample, half_seconds = excluded.half_seconds, nine_in_ten_seconds = excluded.nine_in_ten_seconds,
                kept = excluded.kept, computed_at = excluded.computed_at
            """,
            connection)
        {
            CommandTimeout = 300,
        };
        var now = clock.GetUtcNow();
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("year", now.AddDays(-365));
        command.Parameters.AddWithValue("month", now.AddDays(-30));
        var lanes = await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return lanes;
    }
}
