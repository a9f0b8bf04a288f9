using Npgsql;
using NpgsqlTypes;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Money;
using PostalTracking.Web.Features.Tracking.Store;

namespace PostalTracking.Web.Features.Tracking.Ingest;

/// <summary>Reads, locks and writes parcels and their read model, many in a statement.</summary>
internal static class ShipmentRows
{
    public const string Columns =
        """
        track_number, generation, service, origin, destination, destination_postal_code, status, status_since,
        dispatched_at, arrived_at, received_at, version, checked_at, next_check_at, sources, history, other_numbers, dues,
        sender
        """;

    /// <summary>A parcel of which only the number is known.</summary>
    public static ShipmentSnapshot New(TrackNumber number, short generation) => new()
    {
        TrackNumber = number.Value,
        Generation = generation,
        Service = (short)number.Service,
        Origin = number.IssuerCode,
    };

    public static ShipmentSnapshot Read(NpgsqlDataReader row) => new()
    {
        TrackNumber = row.GetString(0),
        Generation = row.GetInt16(1),
        Service = row.GetInt16(2),
        Origin = row.IsDBNull(3) ? null : row.GetString(3),
        Destination = row.IsDBNull(4) ? null : row.GetString(4),
        DestinationPostalCode = row.GetInt32(5),
        Status = (ShipmentStatus)row.GetInt16(6),
        StatusSince = Time(row, 7),
        DispatchedAt = Time(row, 8),
        ArrivedAt = Time(row, 9),
        ReceivedAt = Time(row, 10),
        Version = row.GetInt32(11),
        CheckedAt = Time(row, 12),
        NextCheckAt = Time(row, 13),
        Sources = SnapshotCodec.DecodeSources(row.GetFieldValue<byte[]>(14)),
        History = SnapshotCodec.DecodeHistory(row.GetFieldValue<byte[]>(15)),
        Dues = (Dues)row.GetInt16(17),
        Sender = row.IsDBNull(18) ? null : row.GetInt32(18),
        OtherNumbers = row.IsDBNull(16) ? [] : SnapshotCodec.DecodeNumbers(row.GetFieldValue<byte[]>(16)),
    };

    /// <summary>
    /// Every use of the numbers. Whoever held a lock that was waited for may have begun another use, which the waiting statement
    /// cannot see and a later one can; no more come while the known uses are locked.
    /// </summary>
    public static async Task<List<ShipmentSnapshot>> LockAsync(
        NpgsqlConnection connection, string[] numbers, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var batch = new NpgsqlBatch(connection)
            {
                BatchCommands =
                {
                    Select(numbers, Columns, "order by track_number, generation for update"),
                    Select(numbers, "count(*)", ""),
                },
            };
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            var locked = await ReadAllAsync(reader, cancellationToken);
            await reader.NextResultAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            if (reader.GetInt64(0) <= locked.Count)
            {
                return locked;
            }
        }
    }

    /// <summary>As they stand, without a lock.</summary>
    public static async Task<List<ShipmentSnapshot>> FindAsync(
        NpgsqlConnection connection, string[] numbers, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Select(numbers, Columns, "order by track_number, generation") } };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await ReadAllAsync(reader, cancellationToken);
    }

    /// <summary>New parcels, in the order given. One that another transaction made meanwhile stays as that one made it.</summary>
    public static async Task InsertAsync(
        NpgsqlConnection connection, IReadOnlyList<ShipmentSnapshot> shipments, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (shipments.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(
            """
            with made as (
                insert into shipment (track_number, generation, service, origin, known_since, destination_postal_code)
                select n, g, s, o, @now, 0 from unnest(@numbers, @generations, @services, @origins) as u (n, g, s, o)
                on conflict (track_number, generation) do nothing
                returning track_number, generation, service, origin)
            insert into shipment_view (track_number, generation, service, origin, destination_postal_code, status, version, sources, history)
            select track_number, generation, service, origin, 0, 0, 0, @nothing, @nothing from made
            on conflict (track_number, generation) do nothing
            """,
            connection);
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("nothing", SnapshotCodec.EncodeHistory([]));
        command.Parameters.AddWithValue("numbers", shipments.Select(s => s.TrackNumber).ToArray());
        command.Parameters.AddWithValue("generations", shipments.Select(s => s.Generation).ToArray());
        command.Parameters.AddWithValue("services", shipments.Select(s => s.Service).ToArray());
        command.Parameters.AddWithValue("origins", NpgsqlDbType.Array | NpgsqlDbType.Text, shipments.Select(s => s.Origin).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public static async Task UpdateAsync(
        NpgsqlConnection connection, IReadOnlyList<ShipmentSnapshot> shipments, CancellationToken cancellationToken)
    {
        if (shipments.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(
            """
            update shipment_view v set
                service = u.service, origin = u.origin, destination = u.destination, destination_postal_code = u.postal_code,
                status = u.status, status_since = u.since, dispatched_at = u.dispatched, arrived_at = u.arrived,
                received_at = u.received, version = u.version, checked_at = u.checked, next_check_at = u.next_check,
                sources = u.sources, history = u.history, other_numbers = u.other_numbers, dues = u.dues,
                sender = u.sender
            from unnest(@numbers, @generations, @services, @origins, @destinations, @postal_codes, @statuses, @since, @dispatched,
                        @arrived, @received, @versions, @checked, @next_checks, @sources, @histories, @other_numbers, @dues, @senders)
                as u (track_number, generation, service, origin, destination, postal_code, status, since, dispatched,
                      arrived, received, version, checked, next_check, sources, history, other_numbers, dues, sender)
            where v.track_number = u.track_number and v.generation = u.generation
            """,
            connection);
        var p = command.Parameters;
        p.AddWithValue("numbers", shipments.Select(s => s.TrackNumber).ToArray());
        p.AddWithValue("generations", shipments.Select(s => s.Generation).ToArray());
        p.AddWithValue("services", shipments.Select(s => s.Service).ToArray());
        p.AddWithValue("origins", NpgsqlDbType.Array | NpgsqlDbType.Text, shipments.Select(s => s.Origin).ToArray());
        p.AddWithValue("destinations", NpgsqlDbType.Array | NpgsqlDbType.Text, shipments.Select(s => s.Destination).ToArray());
        p.AddWithValue("postal_codes", shipments.Select(s => s.DestinationPostalCode).ToArray());
        p.AddWithValue("statuses", shipments.Select(s => (short)s.Status).ToArray());
        p.AddWithValue("since", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, shipments.Select(s => s.StatusSince).ToArray());
        p.AddWithValue("dispatched", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, shipments.Select(s => s.DispatchedAt).ToArray());
        p.AddWithValue("arrived", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, shipments.Select(s => s.ArrivedAt).ToArray());
        p.AddWithValue("received", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, shipments.Select(s => s.ReceivedAt).ToArray());
        p.AddWithValue("versions", shipments.Select(s => s.Version).ToArray());
        p.AddWithValue("checked", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, shipments.Select(s => s.CheckedAt).ToArray());
        p.AddWithValue("next_checks", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, shipments.Select(s => s.NextCheckAt).ToArray());
        p.AddWithValue("sources", shipments.Select(s => SnapshotCodec.EncodeSources(s.Sources)).ToArray());
        p.AddWithValue("dues", shipments.Select(s => (short)s.Dues).ToArray());
        p.AddWithValue("senders", NpgsqlDbType.Array | NpgsqlDbType.Integer, shipments.Select(s => s.Sender).ToArray());
        p.AddWithValue("histories", shipments.Select(s => SnapshotCodec.EncodeHistory(s.History)).ToArray());
        p.AddWithValue(
            "other_numbers",
            NpgsqlDbType.Array | NpgsqlDbType.Bytea,
            shipments.Select(s => s.OtherNumbers.Count == 0 ? null : SnapshotCodec.EncodeNumbers(s.OtherNumbers)).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Parcels that a partner announced first.</summary>
    public static async Task TakeAsync(
        NpgsqlConnection connection, IReadOnlyList<ParcelKey> parcels, int tenant, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (parcels.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(
            """
            update shipment_view v set tenant_id = @tenant, registered_at = @now
            from unnest(@numbers, @generations) as u (track_number, generation)
            where v.track_number = u.track_number and v.generation = u.generation
            """,
            connection);
        command.Parameters.AddWithValue("tenant", tenant);
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("numbers", parcels.Select(p => p.TrackNumber).ToArray());
        command.Parameters.AddWithValue("generations", parcels.Select(p => p.Generation).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>What the answers said of the parcels themselves; a sum the carrier names replaces what it named before.</summary>
    public static async Task UpdateFactsAsync(
        NpgsqlConnection connection, IReadOnlyList<IngestBatch.Change> changes, CancellationToken cancellationToken)
    {
        var found = changes.Where(c => Facts.Differ(c.Before, c.After) || c.Cod is not null || c.CustomsDuty is not null).ToList();
        if (found.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(
            """
            update shipment s set
                origin = u.origin, destination = u.destination, destination_postal_code = u.postal_code,
                carrier_cod = coalesce(u.cod, s.carrier_cod), customs_duty = coalesce(u.duty, s.customs_duty)
            from unnest(@numbers, @generations, @origins, @destinations, @postal_codes, @cods, @duties)
                as u (track_number, generation, origin, destination, postal_code, cod, duty)
            where s.track_number = u.track_number and s.generation = u.generation
            """,
            connection);
        var p = command.Parameters;
        p.AddWithValue("numbers", found.Select(c => c.After.TrackNumber).ToArray());
        p.AddWithValue("generations", found.Select(c => c.After.Generation).ToArray());
        p.AddWithValue("origins", NpgsqlDbType.Array | NpgsqlDbType.Text, found.Select(c => c.After.Origin).ToArray());
        p.AddWithValue("destinations", NpgsqlDbType.Array | NpgsqlDbType.Text, found.Select(c => c.After.Destination).ToArray());
        p.AddWithValue("postal_codes", found.Select(c => c.After.DestinationPostalCode).ToArray());
        p.AddWithValue("cods", NpgsqlDbType.Array | NpgsqlDbType.Bigint, found.Select(c => c.Cod).ToArray());
        p.AddWithValue("duties", NpgsqlDbType.Array | NpgsqlDbType.Bigint, found.Select(c => c.CustomsDuty).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlBatchCommand Select(string[] numbers, string what, string how) =>
        new($"select {what} from shipment_view where track_number = any(@numbers) {how}") { Parameters = { new("numbers", numbers) } };

    private static async Task<List<ShipmentSnapshot>> ReadAllAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var shipments = new List<ShipmentSnapshot>();
        while (await reader.ReadAsync(cancellationToken))
        {
            shipments.Add(Read(reader));
        }

        return shipments;
    }

    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
