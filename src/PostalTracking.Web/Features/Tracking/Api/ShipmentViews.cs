using System.Globalization;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Codes;
using PostalTracking.Web.Features.Tracking.Lanes;
using PostalTracking.Web.Features.Tracking.LookUp;

namespace PostalTracking.Web.Features.Tracking.Api;

/// <summary>Turns what was found into what the API says, in a language.</summary>
internal sealed class ShipmentViews(
    CodeBook codes, UnknownCodes unknown, Places places, LaneBook lanes, CarrierHealthBoard health)
{
    /// <param name="afterSequence">Only the events that came after it.</param>
    public async ValueTask<IReadOnlyList<ShipmentView>> OfAsync(
        IReadOnlyList<Found> found, string language, int afterSequence, CancellationToken cancellationToken)
    {
        await places.LoadAsync(found.Select(f => f.Shipment), cancellationToken);
        await lanes.LoadAsync(cancellationToken);
        await unknown.LoadAsync(found.Select(f => f.Shipment), cancellationToken);
        var board = await health.SeeAsync(cancellationToken);
        return [.. found.Select(f => Of(f, language, afterSequence, board))];
    }

    /// <summary>Changes with everything a reader could see change.</summary>
    public static string ETag(Found found, string language, CarrierBoard board)
    {
        return $"\"{ShipmentMark.Of(found.Shipment)}.{board.Mark(found)}.{language}\"";
    }

    private ShipmentView Of(Found found, string language, int afterSequence, CarrierBoard board)
    {
        var shipment = found.Shipment;
        var number = TrackNumber.Parse(shipment.TrackNumber);
        var status = shipment.Status;
        return new ShipmentView(
            shipment.CurrentNumber,
            found.Asked.Value == shipment.CurrentNumber ? null : found.Asked.Value,
            shipment.Generation,
            [.. found.Others.Select(other => other.Generation)],
            number.Format.Name(),
            ((ShipmentService)shipment.Service).Name(),
            shipment.Origin,
            shipment.Destination,
            status.Name(),
            shipment.StatusSince?.UtcDateTime,
            status.IsFinal(),
            shipment.Version,
            shipment.DispatchedAt?.UtcDateTime,
            shipment.ArrivedAt?.UtcDateTime,
            shipment.ReceivedAt?.UtcDateTime,
            Office(shipment),
            Estimate(shipment),
            shipment.CheckedAt?.UtcDateTime,
            board.NextCheck(found)?.UtcDateTime,
            [.. shipment.Sources.Select(s => new SourceView(
                s.Carrier.Key(), s.Status.Name(), s.CheckedAt?.UtcDateTime, !board.Silent.Contains(s.Carrier)))],
            [.. CountedEvents.Of(shipment.History, codes.Find).Where(e => e.Sequence > afterSequence).Select(e => Event(e, language))]);
    }

    private OfficeView? Office(ShipmentSnapshot shipment)
    {
        if (shipment.DestinationPostalCode == 0)
        {
            return null;
        }

        var place = places[shipment.DestinationPostalCode];
        return new OfficeView(shipment.DestinationPostalCode.ToString("D6", CultureInfo.InvariantCulture), place.Name, place.Region);
    }

    private EstimateView? Estimate(ShipmentSnapshot shipment) => lanes.Estimate(shipment) is { } estimate
        ? new EstimateView(estimate.From, estimate.To, estimate.Basis == EtaBasis.Lane ? "lane" : "promise")
        : null;

    private EventView Event(HistoryEntry e, string language)
    {
        var code = codes.Find(e.Carrier, e.Code);
        var place = places[e.Place];
        return new EventView(
            e.Sequence,
            e.OccurredAt.UtcDateTime,
            LocalTime(e, place),
            code.Status?.Name(),
            code.Known ? EventTexts.For(code.TextKey, language) : e.RawText ?? EventTexts.For(code.TextKey, language),
            e.Carrier.Key(),
            code.Raw,
            place.Country,
            place.PostalCode?.ToString("D6", CultureInfo.InvariantCulture),
            place.Name);
    }

    private static string? LocalTime(HistoryEntry e, Place place)
    {
        var offset = place.TimeZone is { } zone
            ? TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(e.OccurredAt)
            : e.OffsetMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : (TimeSpan?)null;
        return offset is { } known
            ? e.OccurredAt.ToOffset(known).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
            : null;
    }
}
