using static PostalTracking.CarrierSimulator.Parcels.Happening;

namespace PostalTracking.CarrierSimulator.Parcels;

/// <summary>What happens to parcels sent inside Russia.</summary>
internal static class DomesticLives
{
    public static IReadOnlyList<Happening> Ems(Route route) =>
    [
        At(0, 1, 1, route.Origin),
        At(0.10, 8, 1, route.Origin),
        At(0.18, 8, 3, route.OriginHub),
        At(0.25, 8, 4, route.OriginHub),
        At(0.50, 8, 3, route.Sorting),
        At(0.58, 8, 4, route.Sorting),
        At(0.66, 8, 2, route.Destination),
        At(0.70, 8, 15, route.Destination),
        At(0.78, 12, 1, route.Destination),
        At(0.92, 8, 15, route.Destination),
        At(1, 2, 8, route.Destination),
    ];

    // It waits at the office until somebody pays: the last two come by /advance only.
    public static IReadOnlyList<Happening> Cod(Route route) =>
    [
        At(0, 1, 1, route.Origin),
        At(0.08, 8, 1, route.Origin),
        At(0.15, 8, 3, route.OriginHub),
        At(0.24, 8, 4, route.OriginHub),
        At(0.55, 8, 3, route.Sorting),
        At(0.65, 8, 4, route.Sorting),
        At(0.90, 8, 2, route.Destination),
        At(0.99, 2, 1, route.Destination) with { Waits = true },
        At(1, 63, 0, route.Destination) with { Waits = true },
    ];

    // Ends with type 2, «Вручение», and was never in the addressee's hands: attribute 2 is the sender.
    public static IReadOnlyList<Happening> Returned(Route route) =>
    [
        At(0, 1, 1, route.Origin),
        At(0.01, 8, 1, route.Origin),
        At(0.02, 8, 3, route.OriginHub),
        At(0.03, 8, 4, route.OriginHub),
        At(0.07, 8, 3, route.Sorting),
        At(0.08, 8, 4, route.Sorting),
        At(0.10, 8, 2, route.Destination),
        At(0.13, 12, 1, route.Destination),
        At(0.78, 3, 1, route.Destination),
        At(0.80, 8, 20, route.Destination),
        At(0.84, 8, 3, route.Sorting),
        At(0.86, 8, 4, route.Sorting),
        At(0.92, 8, 2, route.Origin),
        At(1, 2, 2, route.Origin),
    ];
}
