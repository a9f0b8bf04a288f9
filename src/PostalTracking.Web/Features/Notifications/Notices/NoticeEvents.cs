using System.Collections.Frozen;
using PostalTracking.Domain.Tracking;
using static PostalTracking.Domain.Tracking.ShipmentStatus;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>What a person may choose to be told of. The bits are stored; each has its words: <c>Event.{event}</c>.</summary>
[Flags]
internal enum NoticeEvents
{
    None = 0,
    OnTheWay = 1,
    Customs = 2,
    Arrived = 4,
    Courier = 8,
    Handed = 16,
    Return = 32,
    Trouble = 64,
    Sender = 128,
    All = 255,
}

/// <param name="AsksForAct">It is told however late we hear of it: the parcel waits for its person.</param>
internal sealed record ToldStatus(ShipmentStatus Status, NoticeEvents Event, bool AsksForAct = false);

/// <summary>Which statuses are told, and to whom. The others are steps on the way, for the page.</summary>
internal static class ToldStatuses
{
    public static IReadOnlyList<ToldStatus> All { get; } =
    [
        new(Accepted, NoticeEvents.OnTheWay),
        new(CustomsHeld, NoticeEvents.Customs, AsksForAct: true),
        new(CustomsReleased, NoticeEvents.Customs),
        new(AvailableForPickup, NoticeEvents.Arrived, AsksForAct: true),
        new(OutForDelivery, NoticeEvents.Courier),
        new(AttemptFailed, NoticeEvents.Courier, AsksForAct: true),
        new(Delivered, NoticeEvents.Handed),
        new(PartiallyDelivered, NoticeEvents.Handed),
        new(Returning, NoticeEvents.Return),
        new(Returned, NoticeEvents.Return),
        new(ShipmentStatus.Exception, NoticeEvents.Trouble),
        new(Lost, NoticeEvents.Trouble),
        new(Destroyed, NoticeEvents.Trouble),
        new(Seized, NoticeEvents.Trouble),
        new(Cancelled, NoticeEvents.Trouble),
        new(Expired, NoticeEvents.Trouble),
    ];

    /// <summary>What can be chosen, in the order of a parcel's life.</summary>
    public static IReadOnlyList<NoticeEvents> Choices { get; } =
        [.. Enum.GetValues<NoticeEvents>().Where(one => one is not (NoticeEvents.None or NoticeEvents.All))];
}

/// <summary>What a notice says: the name of a status, or one of these.</summary>
internal static class Said
{
    /// <summary>Whether to write at all.</summary>
    public const string Question = "question";

    /// <summary>Asked to write where we do already: the way to the own page.</summary>
    public const string OwnPage = "own-page";

    /// <summary>To a chat that has just begun: that it did.</summary>
    public const string Begun = "begun";

    public const string SenderWarned = "sender.warned";
    public const string PolicySold = "policy.sold";

    /// <summary>What of a claim its customer must know; each has its words.</summary>
    public static FrozenSet<string> OfClaim { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "claim.answered", "claim.evidence-requested", "claim.approved", "claim.partly-approved", "claim.rejected", "claim.paid");

    /// <summary>Of a purchase: told to its buyer, whatever was chosen of the parcel.</summary>
    public static bool IsOfPolicy(string said) => said == PolicySold || OfClaim.Contains(said);

    public static bool IsOfAddress(string said) => said is Question or OwnPage or Begun;
}
