using PostalTracking.Web.Features.Tracking.Money;

namespace PostalTracking.Web.Features.Tracking.Ingest;

/// <summary>What is found out about a parcel beside its events: the first word on each fact stays, partners' words come first.</summary>
internal static class Facts
{
    public static ShipmentSnapshot Apply(ShipmentSnapshot shipment, ParcelFacts facts) => shipment with
    {
        Origin = shipment.Origin ?? facts.Origin,
        Destination = shipment.Destination ?? facts.Destination,
        DestinationPostalCode = shipment.DestinationPostalCode == 0 ? facts.DestinationPostalCode : shipment.DestinationPostalCode,
        Dues = shipment.Dues | (facts.Cod > 0 ? Dues.Cod : Dues.None) | (facts.CustomsDuty > 0 ? Dues.Duty : Dues.None),
    };

    public static bool Differ(ShipmentSnapshot a, ShipmentSnapshot b) =>
        (a.Service, a.Origin, a.Destination, a.DestinationPostalCode, a.Dues)
            != (b.Service, b.Origin, b.Destination, b.DestinationPostalCode, b.Dues);
}
