using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Tracking.Ingest;

/// <summary>One message for each parcel a transaction changed, however many events it brought.</summary>
internal static class ShipmentOutbox
{
    public static async Task InsertAsync(
        NpgsqlConnection connection, IReadOnlyList<IngestBatch.Change> changes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (changes.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(
            """
            insert into outbox_message (id, type, payload, created_at, attempts, next_attempt_at)
            select id, 'shipment.updated', payload, @now, 0, @now from unnest(@ids, @payloads) as u (id, payload)
            """,
            connection);
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("ids", changes.Select(_ => Guid.CreateVersion7(now)).ToArray());
        command.Parameters.AddWithValue("payloads", NpgsqlDbType.Array | NpgsqlDbType.Jsonb, changes.Select(Payload).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Payload(IngestBatch.Change change) => JsonSerializer.Serialize(new
    {
        trackNumber = change.After.TrackNumber,
        generation = change.After.Generation,
        from = change.Before.Version + 1,
        to = change.After.Version,
        status = change.After.Status.Name(),
        previousStatus = change.Before.Status.Name(),
    });
}
