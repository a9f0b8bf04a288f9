using System.Globalization;

namespace PostalTracking.Web.Features.Tracking;

/// <summary>
/// How far a parcel has come, as whoever follows it is told: rises with a new use of the number, with every change and with
/// every answer of a carrier. Says nothing of languages.
/// </summary>
internal readonly record struct ShipmentMark(short Generation, int Version, DateTimeOffset? CheckedAt)
{
    public static ShipmentMark Of(ShipmentSnapshot shipment) => new(shipment.Generation, shipment.Version, shipment.CheckedAt);

    public bool IsAfter(ShipmentMark other) =>
        (Generation, Version, CheckedAt ?? DateTimeOffset.MinValue)
            .CompareTo((other.Generation, other.Version, other.CheckedAt ?? DateTimeOffset.MinValue)) > 0;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Generation}.{Version}.{CheckedAt?.ToUnixTimeMilliseconds() ?? 0}");
}
