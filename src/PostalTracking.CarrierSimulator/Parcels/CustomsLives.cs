using static PostalTracking.CarrierSimulator.Parcels.Happening;

namespace PostalTracking.CarrierSimulator.Parcels;

/// <summary>What happens to parcels that the customs do not simply let through.</summary>
internal static class CustomsLives
{
    private const long DutyKopecks = 187_350;

    // Looked into, papers asked for, released a good while later.
    public static IReadOnlyList<Happening> Held(Route route) =>
    [
        .. ToTheBorder(route),
        At(0.50, 14, 7, route.Border),
        At(0.55, 24, 1073, route.Border),
        At(0.55, "CC_IM_FAILURE"),
        At(0.80, 14, 1, route.Border),
        At(0.80, "CC_IM_SUCCESS"),
        .. FromTheBorder(route),
    ];

    // The sum is in the answer from the demand on. What follows comes by /advance: somebody has to pay first.
    public static IReadOnlyList<Happening> Duty(Route route) =>
    [
        .. ToTheBorder(route),
        Due(At(0.55, 14, 6, route.Border)),
        At(0.55, "CUS_TAX"),
        Due(At(0.80, 14, 13, route.Border)) with { Waits = true },
        At(0.80, "CC_IM_SUCCESS"),
        .. FromTheBorder(route).Select(Due),
    ];

    private static IEnumerable<Happening> ToTheBorder(Route route) =>
    [
        .. Traces.Announced,
        At(0, 1, 1, route.Origin),
        At(0.05, 8, 5, route.OriginHub),
        At(0.12, 10, 0, route.OriginHub),
        At(0.20, "LH_DEPART"),
        At(0.35, "LH_ARRIVE"),
        At(0.40, 9, 1, route.Border),
        At(0.45, 11, 0, route.Border),
        At(0.45, "CC_IM_START"),
    ];

    private static IEnumerable<Happening> FromTheBorder(Route route) =>
    [
        At(0.84, 8, 6, route.Border),
        At(0.88, 8, 3, route.Sorting),
        At(0.91, 8, 4, route.Sorting),
        At(0.95, 8, 2, route.Destination),
        At(1, 2, 1, route.Destination),
    ];

    private static Happening Due(Happening happening) =>
        happening with { Operation = happening.Operation! with { CustomDutyKopecks = DutyKopecks } };
}
