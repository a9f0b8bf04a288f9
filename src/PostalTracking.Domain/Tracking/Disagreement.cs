using static PostalTracking.Domain.Tracking.ShipmentStatus;

namespace PostalTracking.Domain.Tracking;

/// <summary>What one carrier alone says of a parcel.</summary>
/// <param name="SaidAt">Its newest event.</param>
/// <param name="CheckedAt">When it last answered; null: it only sends what it likes.</param>
public sealed record CarrierWord(ShipmentStatus Status, DateTimeOffset? SaidAt, DateTimeOffset? CheckedAt);

/// <summary>Whether carriers contradict each other. One that saw the parcel leave and nothing after merely trails behind.</summary>
public static class Disagreement
{
    // A hand-over is in the post's own data within hours.
    private static readonly TimeSpan TimeToHear = TimeSpan.FromDays(1);

    public static bool Is(ShipmentStatus status, DateTimeOffset? since, IEnumerable<CarrierWord> words) =>
        words.Any(word => word.Status != status && (IsOutcome(word.Status) || (IsOutcome(status) && StillHasIt(word, since))));

    private static bool IsOutcome(ShipmentStatus status) =>
        status is Delivered or PartiallyDelivered or Returning or Returned or Lost or Destroyed or Seized or Cancelled;

    private static bool StillHasIt(CarrierWord word, DateTimeOffset? since) =>
        word.Status is AvailableForPickup or OutForDelivery or AttemptFailed
        && (word.SaidAt > since || word.CheckedAt >= since + TimeToHear);
}
