using Npgsql;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Silence;

/// <summary>
/// Counts, from the events of the last 180 days, how often parcels on their way were quiet for so many whole days, and how
/// many of them moved again within the days that follow.
/// </summary>
internal sealed class SilenceCounting(NpgsqlDataSource database, TimeProvider clock) : IRound
{
    // The letters "hush": two instances need not count at once.
    private const long Lock = 0x68757368;

    private static readonly TimeSpan Past = TimeSpan.FromDays(180);
    private static readonly short[] Days = [.. SilenceMeter.AllDays.Select(days => (short)days)];
    private static readonly short[] Windows = [.. Days.Select(days => (short)SilenceMeter.WindowAfter(days))];
    private static readonly short[] Final = [.. ShipmentStatuses.All.Where(status => status.IsFinal()).Select(status => (short)status)];

    /// <returns>How many lengths of silence were counted; 0 where another instance is at it.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        // The events' key alone holds all that is read of them, in the order it is grouped and told in: nothing is sorted, and
        // the tables themselves need not be touched. Several events of one moment lie no time apart, so they are no silence.
        // An open silence has lasted as long as it is old, so that it has moved within no window it has had the time for. Those
        // that ended wait for their window too: otherwise the quick would be counted before the slow of the same day.
        await using var command = new NpgsqlCommand(
            $"""
            with held as materialized (select pg_try_advisory_xact_lock({Lock}) as mine),
            standing as (
                select track_number, generation, occurred_at from tracking_event
                where occurred_at > @past and occurred_at <= @now and (select mine from held)
                group by track_number, generation, occurred_at, carrier, code, place
                having max(revision) & 1 = 0),
            pause as (
                select track_number, generation, occurred_at as since,
                    lead(occurred_at) over (partition by track_number, generation order by occurred_at) as until
                from standing),
            silence as (
                select v.service, least(@longest, floor(extract(epoch from coalesce(p.until, @now) - p.since) / 86400)) as lasted,
                    least(@longest, floor(extract(epoch from @now - p.since) / 86400)) as old
                from pause p join shipment_view v on v.track_number = p.track_number and v.generation = p.generation
                where coalesce(p.until, @now) - p.since >= @shortest
                    and p.since < coalesce(least(v.arrived_at, v.received_at), 'infinity')
                    and (p.until is not null or v.status <> all (@final))),
            alike as (select service, lasted, old, count(*) as many from silence group by service, lasted, old),
            counted as (
                select a.service, w.days, sum(a.many) as sample, coalesce(sum(a.many) filter (where a.lasted < w.days + w.wait), 0) as moved
                from alike a join unnest(@days, @windows) as w (days, wait) on a.lasted >= w.days and a.old >= w.days + w.wait
                group by a.service, w.days),
            forgotten as (
                delete from silence_time t
                where (select mine from held) and not exists (select from counted c where (c.service, c.days) = (t.service, t.days)))
            insert into silence_time (service, days, sample, moved, computed_at)
            select service, days, sample, moved, @now from counted
            on conflict (service, days) do update set
                sample = excluded.sample, moved = excluded.moved, computed_at = excluded.computed_at
            """,
            connection)
        {
            CommandTimeout = 600,
        };
        var now = clock.GetUtcNow();
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("past", now - Past);
        command.Parameters.AddWithValue("shortest", TimeSpan.FromDays(SilenceMeter.FirstDay));
        command.Parameters.AddWithValue("longest", SilenceMeter.LastDay + SilenceMeter.WindowAfter(SilenceMeter.LastDay));
        command.Parameters.AddWithValue("final", Final);
        command.Parameters.AddWithValue("days", Days);
        command.Parameters.AddWithValue("windows", Windows);
        var counted = await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return counted;
    }
}
