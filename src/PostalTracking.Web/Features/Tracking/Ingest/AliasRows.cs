using Npgsql;
using NpgsqlTypes;

namespace PostalTracking.Web.Features.Tracking.Ingest;

/// <summary>One parcel, as the first two columns of every key name it.</summary>
internal readonly record struct ParcelKey(string TrackNumber, short Generation);

/// <summary>Reads and writes which numbers lead to which parcel.</summary>
internal static class AliasRows
{
    /// <returns>Only the numbers that lead elsewhere; of several uses of such a number the last one.</returns>
    public static async Task<Dictionary<string, ParcelKey>> FindAsync(
        NpgsqlConnection connection, string[] numbers, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select track_number, parcel_number, parcel_generation from track_number_alias
            where track_number = any(@numbers) order by track_number, generation
            """,
            connection);
        command.Parameters.AddWithValue("numbers", numbers);
        var found = new Dictionary<string, ParcelKey>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            found[reader.GetString(0)] = new ParcelKey(reader.GetString(1), reader.GetInt16(2));
        }

        return found;
    }

    public static async Task SaveAsync(
        NpgsqlConnection connection, IReadOnlyList<(ParcelKey Other, ParcelKey Parcel, KnownNumber As)> links, CancellationToken cancellationToken)
    {
        if (links.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(
            """
            insert into track_number_alias as a (track_number, generation, parcel_number, parcel_generation, change, since)
            select * from unnest(@others, @other_generations, @parcels, @generations, @changes, @since) as u (o, og, n, g, c, s)
            order by o, og
            on conflict (track_number, generation) do update set change = excluded.change, since = coalesce(excluded.since, a.since)
                where (a.parcel_number, a.parcel_generation) = (excluded.parcel_number, excluded.parcel_generation)
            """,
            connection);
        AddKeys(command, "others", "other_generations", links.Select(l => l.Other));
        AddKeys(command, "parcels", "generations", links.Select(l => l.Parcel));
        command.Parameters.AddWithValue("changes", links.Select(l => (short)l.As.Change).ToArray());
        command.Parameters.AddWithValue("since", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, links.Select(l => l.As.Since).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>
    /// Two parcels turned out to be one. What was heard of the other stays with its events; nobody asks about it any more,
    /// a claim on it is taken over, and what a partner registered goes on with the one that stays.
    /// </summary>
    public static async Task AbsorbAsync(
        NpgsqlConnection connection, IReadOnlyList<(ParcelKey Other, ParcelKey Parcel)> absorbed, CancellationToken cancellationToken)
    {
        if (absorbed.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(
            """
            with u as (select * from unnest(@others, @other_generations, @parcels, @generations) as u (o, og, n, g)),
            gone as (
                delete from shipment_view v using u where (v.track_number, v.generation) = (u.o, u.og)
                returning u.n, u.g, v.tenant_id, v.registered_at),
            goes_on as (
                update shipment_view v set tenant_id = gone.tenant_id, registered_at = gone.registered_at
                from gone where (v.track_number, v.generation) = (gone.n, gone.g) and v.tenant_id is null and gone.tenant_id is not null),
            stopped as (
                update poll_plan p set next_due = null, lease = p.lease + 1, lease_until = null
                from u where (p.track_number, p.generation) = (u.o, u.og)),
            led as (
                update track_number_alias a set parcel_number = u.n, parcel_generation = u.g
                from u where (a.parcel_number, a.parcel_generation) = (u.o, u.og))
            update shipment s set
                tenant_id = coalesce(s.tenant_id, o.tenant_id),
                order_value = case when s.tenant_id is null then o.order_value else s.order_value end,
                order_currency = case when s.tenant_id is null then o.order_currency else s.order_currency end,
                registered_cod = coalesce(s.registered_cod, o.registered_cod),
                carrier_cod = coalesce(s.carrier_cod, o.carrier_cod),
                customs_duty = coalesce(s.customs_duty, o.customs_duty),
                sender_id = case when s.tenant_id is null then o.sender_id else s.sender_id end,
                sender_name = case when s.tenant_id is null then o.sender_name else s.sender_name end,
                recipient_phone_last4 = coalesce(s.recipient_phone_last4, o.recipient_phone_last4)
            from u join shipment o on (o.track_number, o.generation) = (u.o, u.og)
            where (s.track_number, s.generation) = (u.n, u.g)
            """,
            connection);
        AddKeys(command, "others", "other_generations", absorbed.Select(a => a.Other));
        AddKeys(command, "parcels", "generations", absorbed.Select(a => a.Parcel));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void AddKeys(NpgsqlCommand command, string numbers, string generations, IEnumerable<ParcelKey> keys)
    {
        command.Parameters.AddWithValue(numbers, keys.Select(k => k.TrackNumber).ToArray());
        command.Parameters.AddWithValue(generations, keys.Select(k => k.Generation).ToArray());
    }
}
