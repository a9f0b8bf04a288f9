using Npgsql;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Testing;

internal sealed record StoredEvent(DateTimeOffset HeardAt, HistoryEntry Entry);

/// <summary>Reads parcels, events and announcements as they lie in the tables.</summary>
internal static class StoredParcels
{
    public static Task<List<ShipmentSnapshot>> ReadAsync(NpgsqlConnection connection) =>
        ReadAsync(connection, $"select {ShipmentRows.Columns} from shipment_view", ShipmentRows.Read);

    /// <summary>As the read model has them: without the carrier's own spelling of the time.</summary>
    public static async Task<ILookup<(string, short), StoredEvent>> ReadEventsAsync(NpgsqlConnection connection)
    {
        const string Columns =
            "track_number, generation, heard_at, sequence, occurred_at, offset_minutes, carrier, code, place, revision, raw_text, pushed";
        var rows = await ReadAsync(
            connection,
            $"select {Columns} from tracking_event union all select {Columns} from tracking_event_odd",
            row => (Key: (row.GetString(0), row.GetInt16(1)), Event: new StoredEvent(row.GetFieldValue<DateTimeOffset>(2), new HistoryEntry(
                row.GetInt32(3),
                row.GetFieldValue<DateTimeOffset>(4),
                row.IsDBNull(5) ? null : row.GetInt16(5),
                (Carrier)row.GetInt16(6),
                row.GetInt32(7),
                row.GetInt32(8),
                row.GetInt16(9),
                row.IsDBNull(10) ? null : row.GetString(10),
                row.GetBoolean(11)))));
        return rows.ToLookup(r => r.Key, r => r.Event);
    }

    public static async Task<ILookup<(string, short), (int From, int To)>> ReadAnnouncementsAsync(NpgsqlConnection connection)
    {
        var rows = await ReadAsync(
            connection,
            """
            select payload ->> 'trackNumber', (payload ->> 'generation')::smallint, (payload ->> 'from')::int, (payload ->> 'to')::int
            from outbox_message where type = 'shipment.updated'
            """,
            row => (Key: (row.GetString(0), row.GetInt16(1)), Span: (row.GetInt32(2), row.GetInt32(3))));
        return rows.ToLookup(r => r.Key, r => r.Span);
    }

    /// <summary>Parcels that turned out to be another one: their events stay, their read model is gone.</summary>
    public static async Task<HashSet<(string, short)>> ReadAbsorbedAsync(NpgsqlConnection connection) =>
        [.. await ReadAsync(connection, "select track_number, generation from track_number_alias", row => (row.GetString(0), row.GetInt16(1)))];

    /// <summary>What the parcel and its read model say of one and the same fact, where they differ or one is missing.</summary>
    public static Task<List<string>> ReadStrayFactsAsync(NpgsqlConnection connection) => ReadAsync(
        connection,
        """
        select coalesce(s.track_number, v.track_number), s is null, v is null
        from shipment s full join shipment_view v on (s.track_number, s.generation) = (v.track_number, v.generation)
        where s.track_number is null
            or (v.track_number is null and not exists (
                select from track_number_alias a where (a.track_number, a.generation) = (s.track_number, s.generation)))
            or v.track_number is not null and (s.service, s.origin, s.destination, s.destination_postal_code)
                is distinct from (v.service, v.origin, v.destination, v.destination_postal_code)
            or v.track_number is not null and (v.tenant_id is distinct from s.tenant_id or (v.tenant_id is null) <> (v.registered_at is null))
            or v.track_number is not null and v.dues is distinct from (
                (greatest(s.registered_cod, s.carrier_cod, 0) > 0)::int + 2 * (coalesce(s.customs_duty, 0) > 0)::int
                + 4 * (s.recipient_phone_last4 is not null)::int)
        """,
        row => $"{row.GetString(0)}: {(row.GetBoolean(1) ? "a read model without a parcel"
            : row.GetBoolean(2) ? "a parcel without a read model" : "parcel and read model differ in a fact")}");

    private static async Task<List<T>> ReadAsync<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
