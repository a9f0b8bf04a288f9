using Npgsql;
using NpgsqlTypes;
using PostalTracking.Web.Features.Tracking.LookUp;

namespace PostalTracking.Web.Features.Tracking.Live;

/// <summary>Which of the watched parcels are further than their watchers know, and how they are now: two statements for all.</summary>
internal sealed class WatchedChanges(NpgsqlDataSource database, TrackingLookup lookup)
{
    // A number nobody knew may have become a parcel, an old number of one, or may have been asked about in vain once more.
    private const string Which =
        """
        with w as (
            select * from unnest(@at, @numbers, @generations, @seen_generations, @seen_versions, @seen_checks)
                as w (at, number, generation, seen_generation, seen_version, seen_check))
        select w.at, w.number, w.generation, null::timestamptz, null::timestamptz from w
        where exists (
            select 1 from shipment_view v
            where v.track_number = w.number and (w.generation = 0 or v.generation = w.generation)
                and (v.generation, v.version, coalesce(v.checked_at, '-infinity'))
                    > (w.seen_generation, w.seen_version, coalesce(w.seen_check, '-infinity')))
        union all select w.at, a.parcel_number, a.parcel_generation, null, null
        from w join track_number_alias a on a.track_number = w.number
        where w.seen_version = 0 or not exists (select 1 from shipment_view v where v.track_number = w.number)
        union all select w.at, w.number, 0::smallint, max(k.checked_at), min(coalesce(k.next_due, k.not_found_until))
        from w join unknown_number k on k.track_number = w.number where w.seen_version = 0
        group by w.at, w.number, w.seen_check having max(k.checked_at) > coalesce(w.seen_check, '-infinity')
        """;

    public async Task<IReadOnlyList<(WatchedParcel Parcel, Found Now)>> ReadAsync(
        IReadOnlyList<WatchedRow> watched, CancellationToken cancellationToken)
    {
        var changes = await WhichAsync(watched, cancellationToken);
        if (changes.Count == 0)
        {
            return [];
        }

        var uses = await lookup.UsesAsync([.. changes.Select(c => c.Number).Distinct()], cancellationToken);
        var now = new Dictionary<WatchedParcel, Found>();
        foreach (var change in changes)
        {
            var parcel = watched[change.At].Parcel;
            if (uses.TryGetValue(change.Number, out var known))
            {
                if (TrackingLookup.Known(parcel.Asked, known, change.Generation == 0 ? null : change.Generation) is { } found
                    && ShipmentMark.Of(found.Shipment) != watched[change.At].Seen)
                {
                    now[parcel] = found;
                }
            }
            else
            {
                now.TryAdd(parcel, TrackingLookup.Pending(parcel.Asked, change.CheckedAt, change.NextCheckAt));
            }
        }

        return [.. now.Select(one => (one.Key, one.Value))];
    }

    private async Task<List<Change>> WhichAsync(IReadOnlyList<WatchedRow> watched, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Which);
        var p = command.Parameters;
        p.AddWithValue("at", Enumerable.Range(0, watched.Count).ToArray());
        p.AddWithValue("numbers", watched.Select(w => w.Number).ToArray());
        p.AddWithValue("generations", watched.Select(w => w.Generation).ToArray());
        p.AddWithValue("seen_generations", watched.Select(w => w.Seen.Generation).ToArray());
        p.AddWithValue("seen_versions", watched.Select(w => w.Seen.Version).ToArray());
        p.AddWithValue("seen_checks", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, watched.Select(w => w.Seen.CheckedAt).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        DateTimeOffset? Time(int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);
        var changes = new List<Change>();
        while (await reader.ReadAsync(cancellationToken))
        {
            changes.Add(new Change(reader.GetInt32(0), reader.GetString(1), reader.GetInt16(2), Time(3), Time(4)));
        }

        return changes;
    }

    private sealed record Change(int At, string Number, short Generation, DateTimeOffset? CheckedAt, DateTimeOffset? NextCheckAt);
}
