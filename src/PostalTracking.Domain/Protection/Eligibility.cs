using PostalTracking.Domain.Tracking;

namespace PostalTracking.Domain.Protection;

/// <summary>What decides whether a parcel can be protected. Sums in kopecks.</summary>
/// <param name="Office">The office it lies at or was handed over at, as the carriers say; null: nobody says.</param>
/// <param name="CarrierCod">Cash on delivery as the carrier names it.</param>
/// <param name="RegisteredCod">Cash on delivery as the sender announced it.</param>
public sealed record ParcelAtCounter(
    ShipmentStatus Status, DateTimeOffset? ReceivedAt, int? Office, long? CarrierCod, long? RegisteredCod, bool IsProtected)
{
    /// <summary>The sum to be paid; the carrier's word counts more than the sender's. Null: nobody names one, the clerk types it.</summary>
    public long? Cod => CarrierCod ?? RegisteredCod;
}

/// <summary>Who may be sold protection, with a named reason for each refusal; the first that holds is told.</summary>
public static class Eligibility
{
    /// <summary>What the parcel itself says, before anybody names a sum.</summary>
    public static SaleRefusal? Refusal(ParcelAtCounter parcel, int office, TimeZoneInfo zone, DateTimeOffset now) => parcel switch
    {
        { IsProtected: true } => SaleRefusal.AlreadyProtected,
        { Status: ShipmentStatus.Returning or ShipmentStatus.Returned } => SaleRefusal.Returned,
        { Status: ShipmentStatus.Lost or ShipmentStatus.Destroyed or ShipmentStatus.Seized or ShipmentStatus.Cancelled } =>
            SaleRefusal.Ended,

        // The cash is paid at the hand-over, and the news of it may be quicker than the clerk.
        { ReceivedAt: { } received } when Day(received, zone) < Day(now, zone) => SaleRefusal.HandedOverBefore,
        _ when !IsAtCounter(parcel.Status) || parcel.Office is null => SaleRefusal.NotArrived,
        _ when parcel.Office != office => SaleRefusal.WrongOffice,
        { Cod: <= 0 } => SaleRefusal.NoCod,
        _ => null,
    };

    /// <summary>The same for a sale: with the sum the customer pays and the customer's word.</summary>
    public static SaleRefusal? Refusal(
        ParcelAtCounter parcel, long cod, bool consent, int office, TimeZoneInfo zone, DateTimeOffset now) =>
        Refusal(parcel, office, zone, now) switch
        {
            { } refusal => refusal,
            null when cod <= 0 => SaleRefusal.NoCod,
            null when parcel.Cod is { } named && named != cod => SaleRefusal.CodDiffers,
            null when !consent => SaleRefusal.NotConsented,
            null => null,
        };

    private static bool IsAtCounter(ShipmentStatus status) => status is
        ShipmentStatus.AvailableForPickup or ShipmentStatus.AttemptFailed
        or ShipmentStatus.Delivered or ShipmentStatus.PartiallyDelivered;

    private static DateOnly Day(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
