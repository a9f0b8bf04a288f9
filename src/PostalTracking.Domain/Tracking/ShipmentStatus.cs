namespace PostalTracking.Domain.Tracking;

/// <summary>Where a parcel stands. The numbers are stored and never change their meaning.</summary>
public enum ShipmentStatus : short
{
    /// <summary>The number is known, nothing was heard of it.</summary>
    Pending = 0,
    InfoReceived = 1,
    Accepted = 2,
    InTransit = 3,
    Customs = 4,
    CustomsHeld = 5,
    CustomsReleased = 6,
    AvailableForPickup = 7,
    OutForDelivery = 8,
    AttemptFailed = 9,
    Delivered = 10,
    PartiallyDelivered = 11,
    Returning = 12,

    /// <summary>Handed back to the sender.</summary>
    Returned = 13,
    Exception = 14,
    Lost = 15,
    Destroyed = 16,
    Seized = 17,
    Cancelled = 18,

    /// <summary>No carrier has said anything for so long that nothing more is expected.</summary>
    Expired = 19,
}

/// <summary>The statuses' names in the API and in the code tables, and which of them end the journey.</summary>
public static class ShipmentStatuses
{
    private static readonly string[] Names =
    [
        "pending", "info_received", "accepted", "in_transit", "customs", "customs_held", "customs_released",
        "available_for_pickup", "out_for_delivery", "attempt_failed", "delivered", "partially_delivered",
        "returning", "returned", "exception", "lost", "destroyed", "seized", "cancelled", "expired",
    ];

    public static IReadOnlyList<ShipmentStatus> All { get; } = Enum.GetValues<ShipmentStatus>();

    public static string Name(this ShipmentStatus status) => Names[(int)status];

    public static ShipmentStatus? TryParse(string? name) =>
        Array.IndexOf(Names, name) is var index and >= 0 ? (ShipmentStatus)index : null;

    /// <summary>Nothing more will happen, unless a carrier corrects itself.</summary>
    public static bool IsFinal(this ShipmentStatus status) => status is
        ShipmentStatus.Delivered or ShipmentStatus.Returned or ShipmentStatus.Lost or ShipmentStatus.Destroyed
        or ShipmentStatus.Seized or ShipmentStatus.Cancelled;
}
