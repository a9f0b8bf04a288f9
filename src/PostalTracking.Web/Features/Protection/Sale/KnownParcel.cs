using PostalTracking.Domain.Protection;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Tracking;
using PostalTracking.Web.Features.Tracking.Codes;

namespace PostalTracking.Web.Features.Protection.Sale;

/// <summary>What the house knows of a parcel on the counter: the newest use of its number.</summary>
/// <param name="CarrierCod">Kopecks, as the carrier names it.</param>
/// <param name="RegisteredCod">Kopecks, as the sender announced it.</param>
/// <param name="Policy">The protection it has.</param>
internal sealed record KnownParcel(
    ShipmentSnapshot Shipment, long? CarrierCod, long? RegisteredCod, string? SenderName, Policy? Policy)
{
    public ParcelAtCounter At(CodeBook codes) =>
        new(Shipment.Status, Shipment.ReceivedAt, Office(codes), CarrierCod, RegisteredCod, Policy is not null);

    /// <summary>
    /// Where the last arrival, attempt or hand-over happened, as it stands in the events; where they name no office, the one it is sent to.
    /// </summary>
    public int? Office(CodeBook codes)
    {
        var at = CountedEvents.Of(Shipment.History, codes.Find)
            .FirstOrDefault(e =>
                IsOffice(e.Place) && IsAtCounter(codes.Find(e.Carrier, e.Code).Status))?.Place ?? Shipment.DestinationPostalCode;
        return at == 0 ? null : at;
    }

    private static bool IsOffice(int place) => place is > 0 and < Place.FirstAbroad;

    private static bool IsAtCounter(ShipmentStatus? status) => status is
        ShipmentStatus.AvailableForPickup or ShipmentStatus.AttemptFailed
        or ShipmentStatus.Delivered or ShipmentStatus.PartiallyDelivered;
}
