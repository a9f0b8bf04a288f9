using static PostalTracking.CarrierSimulator.Parcels.Happening;

namespace PostalTracking.CarrierSimulator.Parcels;

/// <summary>Lives told in ways that an application has to see through.</summary>
internal static class OddLives
{
    private static readonly string[] WayToIsrael =
        ["CONSIGN", "PU_PICKUP_SUCCESS", "LH_DEPART", "CC_IM_SUCCESS", "GTMS_ACCEPT", "GTMS_SIGNED"];

    // RTM-0002: 8/26 «Зарегистрировано с новым номером», 59 «Регистрация внешнего идентификатора». The history goes on in one answer.
    public static IReadOnlyList<Happening> Renumbered(Route route) =>
    [
        .. Traces.Announced,
        At(0, 1, 1, route.Origin),
        At(0.05, 8, 5, route.OriginHub),
        At(0.12, 10, 0, route.OriginHub),
        .. Traces.Flight.Where(t => t.Share > 0.12),
        At(0.62, 9, 1, route.Border),
        At(0.64, 11, 0, route.Border),
        At(0.68, 14, 1, route.Border),
        NewLabel(At(0.70, 8, 26, route.Border)),
        NewLabel(At(0.71, 59, 0, route.Border)),
        At(0.72, "GTMS_ACCEPT"),
        NewLabel(At(0.78, 8, 3, route.Sorting)),
        NewLabel(At(0.84, 8, 4, route.Sorting)),
        NewLabel(At(0.92, 8, 2, route.Destination)),
        NewLabel(At(1, 2, 1, route.Destination)),
    ];

    // Fourteen months ago the number was another parcel's; the post knows numbers, not parcels, and tells both journeys as one.
    public static IReadOnlyList<Happening> Reissued(Route route) =>
    [
        At(-0.4, 1, 0, route.Origin) with { Off = TimeSpan.FromDays(-430) },
        At(-0.3, 8, 2, Place.Office("236001")) with { Off = TimeSpan.FromDays(-413) },
        At(-0.2, 2, 1, Place.Office("236001")) with { Off = TimeSpan.FromDays(-410) },
        .. Traces.Announced,
        At(0, 1, 0, route.Origin),
        .. Traces.Flight,
        .. Traces.Border,
        At(0.94, 8, 2, route.Destination),
        At(1, 2, 1, route.Destination),
    ];

    // The post's parcel is here and now, Cainiao's went to Israel in summer. Nothing but the number is common.
    public static IReadOnlyList<Happening> TwoCarriers(Route route) =>
    [
        .. WayToIsrael.Select((code, i) => At(-0.5 + (i / 20.0), code) with { Off = TimeSpan.FromDays(-120 + (i * 3)) }),
        At(0, 1, 1, route.Origin),
        At(0.2, 8, 5, route.OriginHub),
        At(0.5, 9, 1, route.Border),
        At(0.7, 8, 3, route.Sorting),
        At(1, 8, 2, route.Destination),
    ];

    // Cainiao is sure that the buyer has it; the post has it on its shelf.
    public static IReadOnlyList<Happening> Conflict(Route route) =>
    [
        .. Traces.Announced,
        At(0, 1, 0, route.Origin),
        .. Traces.Flight,
        .. Traces.Border,
        At(0.90, 8, 2, route.Destination),
        At(1, "GTMS_SIGNED"),
    ];

    // First the wrong office, taken back; then the right one at the wrong hour, moved; then it is handed over.
    public static IReadOnlyList<Happening> Corrected(Route route) =>
    [
        At(0, 1, 1, route.Origin),
        At(0.30, 8, 3, route.Sorting),
        At(0.40, 8, 4, route.Sorting),
        At(0.60, 8, 2, Place.Office("390005")) with { TakenBackAt = 0.75 },
        At(0.75, 8, 2, route.Destination) with { TakenBackAt = 0.85 },
        At(0.85, 8, 2, route.Destination) with { Off = TimeSpan.FromHours(-2) },
        At(1, 2, 1, route.Destination),
    ];

    // A clock that was never set, and one that runs ahead: «Вручение» in half a year says nothing of today.
    public static IReadOnlyList<Happening> OddTimes(Route route) =>
    [
        At(0, 1, 1, route.Origin),
        At(0.30, 8, 3, route.Sorting) with { FixedAt = DateTimeOffset.UnixEpoch.ToOffset(TimeSpan.FromHours(3)) },
        At(0.50, 8, 4, route.Sorting),
        At(0.90, 8, 2, route.Destination),
        At(0.95, 2, 1, route.Destination) with { Off = TimeSpan.FromDays(180) },
    ];

    // The answer itself lists everything twice and not in its order.
    public static IReadOnlyList<Happening> Shuffled(Route route) =>
    [
        At(0, 1, 1, route.Origin) with { Off = TimeSpan.FromHours(1) },
        At(0, 1, 1, route.Origin) with { Off = TimeSpan.FromHours(1) },
        At(0.20, 8, 4, route.Sorting) with { Off = TimeSpan.FromHours(6) },
        At(0.21, 8, 3, route.Sorting),
        At(0.22, 8, 1, route.Origin) with { Off = TimeSpan.FromHours(-8) },
        At(0.90, 8, 2, route.Destination),
        At(0.90, 8, 2, route.Destination),
        At(0.90, 8, 2, route.Destination),
        At(1, 2, 1, route.Destination),
        At(1, 2, 1, route.Destination),
    ];

    private static Happening NewLabel(Happening happening) =>
        happening with { Operation = happening.Operation! with { UnderSecondNumber = true } };
}
