namespace PostalTracking.Domain.Tracking;

/// <summary>What two carriers' words about one number must agree on to be about one parcel. Times are of credible events only.</summary>
/// <param name="Destination">ISO 3166 alpha-2; null: not said.</param>
/// <param name="AcceptedAt">First taken in by a carrier.</param>
/// <param name="EndedAt">When it came into a final status; null while it is under way.</param>
public sealed record ParcelTrace(
    string? Destination, DateTimeOffset First, DateTimeOffset Last, DateTimeOffset? AcceptedAt, DateTimeOffset? EndedAt);

/// <summary>
/// Whether what one carrier says can be about the same parcel as what another says. Carriers number independently of each other,
/// so one number may stand on two parcels at once; only contradictions tell, and none of them is a matter of wording.
/// </summary>
public static class SameParcel
{
    // Clocks and time zones of two carriers differ by up to a day.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromDays(1);

    public static bool Possible(ParcelTrace a, ParcelTrace b) =>
        (a.Destination is null || b.Destination is null || a.Destination == b.Destination)
        && !EndedBefore(a, b)
        && !EndedBefore(b, a)
        && Gap(a, b) <= Journey.LongestSilence;

    // Nobody takes in again what has been handed over.
    private static bool EndedBefore(ParcelTrace one, ParcelTrace other) => other.AcceptedAt - one.EndedAt > ClockTolerance;

    private static TimeSpan Gap(ParcelTrace a, ParcelTrace b) => a.First > b.Last ? a.First - b.Last : b.First - a.Last;
}
