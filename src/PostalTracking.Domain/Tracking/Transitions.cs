using System.Collections.Frozen;
using static PostalTracking.Domain.Tracking.ShipmentStatus;

namespace PostalTracking.Domain.Tracking;

/// <summary>Which status may follow which, when events are read in the order of their times.</summary>
internal static class Transitions
{
    private static readonly ShipmentStatus[] OnTheWay =
    [
        InTransit, Customs, CustomsHeld, CustomsReleased, AvailableForPickup, OutForDelivery, AttemptFailed, ShipmentStatus.Exception,
        Delivered, PartiallyDelivered, Returning, Returned, Lost, Destroyed, Seized, Cancelled, Expired,
    ];

    private static readonly ShipmentStatus[] Ends = [Delivered, Returned, Lost, Destroyed, Seized];

    // What a parcel passes on its way back (sorting, customs, waiting at the sender's office) leaves it "returning".
    private static readonly FrozenDictionary<ShipmentStatus, ShipmentStatus[]> Next = new Dictionary<ShipmentStatus, ShipmentStatus[]>
    {
        [Pending] = [InfoReceived, Accepted, .. OnTheWay],
        [InfoReceived] = [Accepted, .. OnTheWay],
        [Accepted] = OnTheWay,
        [InTransit] = OnTheWay,
        [Customs] = OnTheWay,
        [CustomsHeld] = OnTheWay,
        [CustomsReleased] = OnTheWay,
        [AvailableForPickup] = OnTheWay,
        [OutForDelivery] = OnTheWay,
        [AttemptFailed] = OnTheWay,
        [ShipmentStatus.Exception] = OnTheWay,
        [Expired] = [Accepted, .. OnTheWay],
        [PartiallyDelivered] = [Returning, .. Ends],
        [Returning] = [PartiallyDelivered, .. Ends],
    }.ToFrozenDictionary();

    // A final status is left only when the carrier that gave it says something later that cannot follow it: it corrects itself.
    // Scans that merely trail behind (sorted, arrived, sent on) correct nothing.
    private static readonly FrozenDictionary<ShipmentStatus, ShipmentStatus[]> Corrections = new Dictionary<ShipmentStatus, ShipmentStatus[]>
    {
        [Delivered] = [Returning, Returned, Cancelled],
        [Returned] = [Delivered],
        [Lost] = [AvailableForPickup, OutForDelivery, Delivered, Returning, Returned],
        [Cancelled] = [Accepted, .. OnTheWay],
    }.ToFrozenDictionary();

    public static bool Allows(ShipmentStatus from, ShipmentStatus to) =>
        Next.TryGetValue(from, out var allowed) && allowed.AsSpan().Contains(to);

    public static bool Corrects(ShipmentStatus from, ShipmentStatus to) =>
        Corrections.TryGetValue(from, out var corrections) && corrections.AsSpan().Contains(to);
}
