using Npgsql;
using NpgsqlTypes;

namespace PostalTracking.Web.Features.Tracking.Ingest;

/// <summary>
/// Writes new events by COPY. Repeats were already found in the locked read model, so a repeat here means that the read model
/// and the events disagree: the unique key then stops the transaction.
/// </summary>
internal static class EventRows
{
    private const string Columns =
        "occurred_at, heard_at, code, place, sequence, generation, carrier, revision, offset_minutes, pushed, track_number, raw_text, local_text";

    public static async Task InsertAsync(
        NpgsqlConnection connection,
        IReadOnlyList<(ShipmentSnapshot Shipment, HistoryEntry Entry)> added,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        foreach (var part in added.GroupBy(e => EventPartitions.Cover(e.Entry.OccurredAt, now) ? "tracking_event" : "tracking_event_odd"))
        {
            await using var copy = await connection.BeginBinaryImportAsync(
                $"copy {part.Key} ({Columns}) from stdin (format binary)", cancellationToken);
            foreach (var (shipment, e) in part)
            {
                await copy.StartRowAsync(cancellationToken);
                await copy.WriteAsync(e.OccurredAt, NpgsqlDbType.TimestampTz, cancellationToken);
                await copy.WriteAsync(now, NpgsqlDbType.TimestampTz, cancellationToken);
                await copy.WriteAsync(e.Code, NpgsqlDbType.Integer, cancellationToken);
                await copy.WriteAsync(e.Place, NpgsqlDbType.Integer, cancellationToken);
                await copy.WriteAsync(e.Sequence, NpgsqlDbType.Integer, cancellationToken);
                await copy.WriteAsync(shipment.Generation, NpgsqlDbType.Smallint, cancellationToken);
                await copy.WriteAsync((short)e.Carrier, NpgsqlDbType.Smallint, cancellationToken);
                await copy.WriteAsync(e.Revision, NpgsqlDbType.Smallint, cancellationToken);
                await WriteOrNullAsync(copy, e.OffsetMinutes, cancellationToken);
                await copy.WriteAsync(e.Pushed, NpgsqlDbType.Boolean, cancellationToken);
                await copy.WriteAsync(shipment.TrackNumber, NpgsqlDbType.Text, cancellationToken);
                await WriteOrNullAsync(copy, e.RawText, cancellationToken);
                await WriteOrNullAsync(copy, e.LocalText, cancellationToken);
            }

            await copy.CompleteAsync(cancellationToken);
        }
    }

    private static Task WriteOrNullAsync(NpgsqlBinaryImporter copy, short? value, CancellationToken cancellationToken) =>
        value is { } number
            ? copy.WriteAsync(number, NpgsqlDbType.Smallint, cancellationToken)
            : copy.WriteNullAsync(cancellationToken);

    private static Task WriteOrNullAsync(NpgsqlBinaryImporter copy, string? value, CancellationToken cancellationToken) =>
        value is not null
            ? copy.WriteAsync(value, NpgsqlDbType.Text, cancellationToken)
            : copy.WriteNullAsync(cancellationToken);
}
