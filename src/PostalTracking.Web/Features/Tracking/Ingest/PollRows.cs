using Npgsql;
using NpgsqlTypes;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Polling;
using PostalTracking.Web.Features.Tracking.Store;

namespace PostalTracking.Web.Features.Tracking.Ingest;

/// <summary>The poll plan's side of an ingest: are the claims still ours, when is the next time, what was not found.</summary>
internal static class PollRows
{
    /// <summary>
    /// Locks the claims, and every search for their numbers in the order in which look-ups queue them; returns the claims
    /// nobody has taken over. Comes after the parcels' locks, always.
    /// </summary>
    public static async Task<HashSet<PollLease>> LockHeldAsync(
        NpgsqlConnection connection, IReadOnlyList<PollLease> leases, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            with held as (
                select p.track_number, u.g, p.carrier, p.lease, u.a from poll_plan p
                join unnest(@numbers, @generations, @carriers, @leases, @asked_as) as u (n, g, c, l, a)
                    on (p.track_number, p.carrier, p.lease) = (u.n, u.c, u.l) and u.g in (p.generation, 0)
                order by p.track_number, p.generation, p.carrier for update of p),
            asked as materialized (
                select k.track_number, k.carrier, k.lease from unknown_number k
                where k.track_number = any(@numbers)
                order by k.track_number, k.carrier for update of k)
            select * from held
            union all select k.track_number, 0::smallint, k.carrier, k.lease, null from asked k
                join unnest(@numbers, @generations, @carriers, @leases) as u (n, g, c, l)
                    on (k.track_number, k.carrier, k.lease) = (u.n, u.c, u.l) and u.g = 0
            """,
            connection);
        AddKeys(command, leases);
        command.Parameters.AddWithValue("asked_as", NpgsqlDbType.Array | NpgsqlDbType.Text, leases.Select(l => l.AskedAs).ToArray());
        var held = new HashSet<PollLease>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            held.Add(new PollLease(
                reader.GetString(0), reader.GetInt16(1), (Carrier)reader.GetInt16(2), reader.GetInt32(3), reader.IsDBNull(4) ? null : reader.GetString(4)));
        }

        return held;
    }

    public static async Task SaveAsync(
        NpgsqlConnection connection, IReadOnlyList<PlannedPoll> plans, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (plans.Count == 0)
        {
            return;
        }

        // An answer sets its own row; news from elsewhere only stops or starts the other carriers' rows, and never moves a running claim:
        // a carrier being asked about a number that another one has just made known keeps its claim too.
        await using var command = new NpgsqlCommand(
            """
            insert into poll_plan as p
                (track_number, generation, carrier, asked_as, tier, urgent, next_due, lease, lease_until, checked_at, changed_at)
            select n, g, c, asked_as, @tier, urgent, case when answer then due else coalesce(k.next_due, due) end, coalesce(k.lease, 0),
                case when answer then null else k.lease_until end, case when answer then @now end, case when news then @now end
            from unnest(@numbers, @generations, @carriers, @asked_as, @due, @answers, @news, @urgent)
                as u (n, g, c, asked_as, due, answer, news, urgent)
            left join unknown_number k on (k.track_number, k.carrier) = (u.n, u.c)
            on conflict (track_number, generation, carrier) do update set
                asked_as = excluded.asked_as,
                next_due = case
                    when excluded.checked_at is not null then excluded.next_due
                    when excluded.next_due is null or p.next_due is null then excluded.next_due
                    else p.next_due end,
                urgent = excluded.urgent or (p.urgent and excluded.checked_at is null),
                lease_until = case when excluded.checked_at is not null then null else p.lease_until end,
                checked_at = coalesce(excluded.checked_at, p.checked_at),
                changed_at = coalesce(excluded.changed_at, p.changed_at)
            """,
            connection);
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("tier", (short)PollTier.Anonymous);
        command.Parameters.AddWithValue("numbers", plans.Select(p => p.TrackNumber).ToArray());
        command.Parameters.AddWithValue("generations", plans.Select(p => p.Generation).ToArray());
        command.Parameters.AddWithValue("carriers", plans.Select(p => (short)p.Carrier).ToArray());
        command.Parameters.AddWithValue("asked_as", NpgsqlDbType.Array | NpgsqlDbType.Text, plans.Select(p => p.AskedAs).ToArray());
        command.Parameters.AddWithValue("due", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, plans.Select(p => p.NextDue).ToArray());
        command.Parameters.AddWithValue("answers", plans.Select(p => p.IsAnswer).ToArray());
        command.Parameters.AddWithValue("urgent", plans.Select(p => p.IsUrgent).ToArray());
        command.Parameters.AddWithValue("news", plans.Select(p => p.IsNews).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Nobody knows these numbers: remembered for a while, so that the next look-up costs nothing.</summary>
    public static async Task NotFoundAsync(
        NpgsqlConnection connection, IReadOnlyList<PollLease> leases, TimeSpan remember, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (leases.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(
            """
            update unknown_number k set next_due = null, lease_until = null, checked_at = @now, not_found_until = @until
            from unnest(@numbers, @generations, @carriers, @leases) as u (n, g, c, l)
            where (k.track_number, k.carrier, k.lease) = (u.n, u.c, u.l)
            """,
            connection);
        AddKeys(command, leases);
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("until", now + remember);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Moves parcels forward in the budget, never back.</summary>
    public static async Task PreferAsync(
        NpgsqlConnection connection, string[] numbers, PollTier tier, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "update poll_plan set tier = @tier where track_number = any(@numbers) and tier > @tier", connection);
        command.Parameters.AddWithValue("tier", (short)tier);
        command.Parameters.AddWithValue("numbers", numbers);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public static async Task NoLongerUnknownAsync(NpgsqlConnection connection, string[] numbers, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("delete from unknown_number where track_number = any(@numbers)", connection);
        command.Parameters.AddWithValue("numbers", numbers);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void AddKeys(NpgsqlCommand command, IReadOnlyList<PollLease> leases)
    {
        command.Parameters.AddWithValue("numbers", leases.Select(l => l.TrackNumber).ToArray());
        command.Parameters.AddWithValue("generations", leases.Select(l => l.Generation).ToArray());
        command.Parameters.AddWithValue("carriers", leases.Select(l => (short)l.Carrier).ToArray());
        command.Parameters.AddWithValue("leases", leases.Select(l => l.Lease).ToArray());
    }
}
