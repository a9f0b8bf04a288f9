using Npgsql;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking;
using PostalTracking.Web.Features.Tracking.Codes;
using PostalTracking.Web.Features.Tracking.Ingest;
using PostalTracking.Web.Features.Tracking.LookUp;

namespace PostalTracking.Web.Features.Receipts.Statements;

/// <summary>Reads parcels, and what can be stated of their receipt; nobody is asked about them.</summary>
internal sealed class ReceiptParcels(NpgsqlDataSource database, Places places, CodeBook codes)
{
    // Only the tenant that registered a parcel gets its receipts.
    private const string OfTenant =
        $"""
        select {ShipmentRows.Columns} from shipment_view v where track_number = $1 and exists (
            select from shipment s where (s.track_number, s.generation) = (v.track_number, v.generation) and s.tenant_id = $2)
        """;

    private const string OfAnybody = $"select {ShipmentRows.Columns} from shipment_view where track_number = $1 and generation = $2";

    /// <summary>The tenant's parcel of this number, whichever of its numbers it is; null where the tenant has none.</summary>
    /// <param name="generation">Null: the newest that is the tenant's.</param>
    public async Task<ShipmentSnapshot?> FindAsync(
        TrackNumber number, short? generation, int tenant, CancellationToken cancellationToken)
    {
        var uses = await ReadAsync(OfTenant, number.Value, tenant, cancellationToken);
        if (uses.Count == 0 && await ParcelOfAsync(number.Value, cancellationToken) is { } parcel)
        {
            uses = await ReadAsync(OfTenant, parcel.TrackNumber, tenant, cancellationToken);
            uses.RemoveAll(use => use.Generation != parcel.Generation);
        }

        return Uses.NewestFirst(uses).Find(use => generation is null || use.Generation == generation);
    }

    /// <summary>The parcel of a statement, also where it turned out to be another one since.</summary>
    public async Task<ShipmentSnapshot?> FindAsync(string trackNumber, short generation, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(OfAnybody, trackNumber, generation, cancellationToken);
        if (found.Count == 0 && await ParcelOfAsync(trackNumber, cancellationToken) is { } parcel)
        {
            found = await ReadAsync(OfAnybody, parcel.TrackNumber, parcel.Generation, cancellationToken);
        }

        return found.FirstOrDefault();
    }

    /// <summary>What can be stated now; null where the parcel is not handed over.</summary>
    public async Task<ReceiptClaims?> StateAsync(ShipmentSnapshot parcel, CancellationToken cancellationToken)
    {
        if (parcel.ReceivedAt is not { } receivedAt)
        {
            return null;
        }

        await places.LoadAsync([parcel], cancellationToken);
        var said = CountedEvents.Standing(parcel.History)
            .Select(e => (Event: e, Code: codes.Find(e.Carrier, e.Code)))
            .Where(e => e.Code.Status is ShipmentStatus.Delivered or ShipmentStatus.PartiallyDelivered)
            .OrderBy(e => e.Event.Carrier).ThenBy(e => e.Event.OccurredAt).ThenBy(e => e.Code.Raw, StringComparer.Ordinal)
            .ToList();
        var handed = said.Find(e => e.Event.OccurredAt == receivedAt);
        if (handed.Code is null)
        {
            return null;
        }

        var place = places[handed.Event.Place];
        return new(
            "", 0, "",
            parcel.TrackNumber,
            parcel.Generation,
            parcel.Version,
            handed.Code.Status!.Value.Name(),
            receivedAt.UtcDateTime,
            LocalTime(handed.Event, place),
            handed.Event.Place == 0 ? null : new(place.Country, place.PostalCode?.ToString("D6", null), place.Name),
            ((ShipmentService)parcel.Service).Name(),
            [.. said.Where(e => e.Code.Status == handed.Code.Status)
                .Select(e => new ReceiptSource(e.Event.Carrier.Key(), e.Code.Raw)).Distinct()],
            parcel.DispatchedAt?.UtcDateTime,
            parcel.ArrivedAt?.UtcDateTime,
            parcel.OtherNumbers.Count == 0 ? null : [.. parcel.OtherNumbers.Select(other => other.Number)]);
    }

    private static string? LocalTime(HistoryEntry e, Place place)
    {
        var offset = place.TimeZone is { } zone
            ? TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(e.OccurredAt)
            : e.OffsetMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : (TimeSpan?)null;
        return offset is { } known ? $"{e.OccurredAt.ToOffset(known):yyyy-MM-dd'T'HH:mm:sszzz}" : null;
    }

    private async Task<ParcelKey?> ParcelOfAsync(string number, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await AliasRows.FindAsync(connection, [number], cancellationToken)).TryGetValue(number, out var parcel) ? parcel : null;
    }

    private async Task<List<ShipmentSnapshot>> ReadAsync<T>(string sql, string number, T second, CancellationToken cancellationToken)
        where T : struct
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = number });
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = second });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<ShipmentSnapshot>(1);
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(ShipmentRows.Read(reader));
        }

        return found;
    }
}
