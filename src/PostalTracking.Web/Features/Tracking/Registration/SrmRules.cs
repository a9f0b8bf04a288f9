using System.Collections.Frozen;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Api;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Registration;

/// <summary>
/// What may be registered as Simplified Registered Mail, whichever way it comes: an order above 2.00 USD, a number of that service,
/// from a country whose post agreed on it with Russian Post (product: SRM).
/// </summary>
internal static class SrmRules
{
    /// <summary>Cents: at it or under it an item travels untracked.</summary>
    public const long ValueAbove = 200;

    public const string Destination = "RU";

    // Hongkong Post and Cainiao.
    private static readonly FrozenSet<string> Origins = FrozenSet.Create("HK", "CN");

    public static IReadOnlyCollection<string> PartnerCountries => Origins;

    /// <param name="cents">The order's value in USD.</param>
    /// <param name="origin">Null: not said, and then the number's own country counts.</param>
    /// <returns>Null where it may.</returns>
    public static RowFault? Broken(TrackNumber number, long cents, string? origin, string? destination) =>
        cents <= ValueAbove ? RowFault.Of(ProblemKind.SrmValue, "orderValue", cents / 100m)
        : !HasPrefix(number) ? RowFault.Of(TrackingProblems.SrmNumber, RowFault.TrackNumber, number.Value)
        : (origin ?? number.IssuerCode!) is var from && !Origins.Contains(from) ? RowFault.Of(TrackingProblems.SrmOrigin, "origin", from)
        : destination is not (null or Destination) ? RowFault.Of(TrackingProblems.SrmDestination, "destination", destination)
        : null;

    // ZA to ZZ of an S10: the glossary of Russian Post's own portal.
    private static bool HasPrefix(TrackNumber number) => number is { Format: NumberFormat.S10, Service: ShipmentService.Srm };
}
