using Npgsql;
using NpgsqlTypes;
using PostalTracking.Web.Features.Tracking.Codes;

namespace PostalTracking.Web.Features.Tracking.Money;

/// <summary>An ingest's side of the money: from when on the post is worth asking, and when no longer.</summary>
internal static class CodWatchRows
{
    /// <summary>
    /// Begins the watch of parcels paid on delivery by the post's own word, once they were collected; ends that of those which
    /// go back. One that has ended by a payout stays ended, whatever is repeated.
    /// </summary>
    public static async Task FollowAsync(
        NpgsqlConnection connection,
        IEnumerable<ShipmentSnapshot> changed,
        CodeBook codes,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var collected = changed
            .Select(s => (s.TrackNumber, s.Generation, Collected: CodTrail.CollectedAt(s, codes.Find), Returned: CodTrail.ReturnedAt(s) is not null))
            .Where(s => s.Collected is not null || s.Returned)
            .ToList();
        if (collected.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(
            """
            insert into cod_watch as w (track_number, generation, collected_at, next_due, ended_by, lease)
            select n, g, coalesce(c, @now), case when r then null else @now end, case when r then @returned end, 0
            from unnest(@numbers, @generations, @collected, @back) as u (n, g, c, r)
            join shipment s on (s.track_number, s.generation) = (u.n, u.g)
            where s.carrier_cod > 0
                and (not r or exists (select 1 from cod_watch k where (k.track_number, k.generation) = (u.n, u.g)))
            on conflict (track_number, generation) do update set next_due = excluded.next_due, ended_by = excluded.ended_by
                where excluded.ended_by is not null and w.ended_by is null or excluded.ended_by is null and w.ended_by = @returned
            """,
            connection);
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("returned", (short)CodWatchEnd.Returned);
        command.Parameters.AddWithValue("numbers", collected.Select(s => s.TrackNumber).ToArray());
        command.Parameters.AddWithValue("generations", collected.Select(s => s.Generation).ToArray());
        command.Parameters.AddWithValue(
            "collected", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, collected.Select(s => s.Collected).ToArray());
        command.Parameters.AddWithValue("back", collected.Select(s => s.Returned).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
