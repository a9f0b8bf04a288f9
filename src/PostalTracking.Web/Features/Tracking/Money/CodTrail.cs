using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Codes;

namespace PostalTracking.Web.Features.Tracking.Money;

/// <summary>What a parcel's history says of its money. Pure.</summary>
internal static class CodTrail
{
    // "НП оплачен": brings no status, whatever its attribute.
    private const string Paid = "63/";

    /// <summary>Handed to the addressee, or paid for, whichever came first; null while neither stands.</summary>
    public static DateTimeOffset? CollectedAt(ShipmentSnapshot shipment, Func<Carrier, int, CarrierCode> code) => shipment.History
        .Where(e => e.Carrier == Carrier.RussianPost && TakesMoney(code(e.Carrier, e.Code)))
        .GroupBy(e => (e.OccurredAt, e.Code, e.Place))
        .Select(same => same.MaxBy(e => e.Revision)!)
        .Where(e => (e.Revision & 1) == 0)
        .Min(e => (DateTimeOffset?)e.OccurredAt);

    public static DateTimeOffset? ReturnedAt(ShipmentSnapshot shipment) =>
        shipment.Status is ShipmentStatus.Returning or ShipmentStatus.Returned ? shipment.StatusSince : null;

    private static bool TakesMoney(CarrierCode code) =>
        code.Status is ShipmentStatus.Delivered or ShipmentStatus.PartiallyDelivered || code.Raw.StartsWith(Paid, StringComparison.Ordinal);
}
