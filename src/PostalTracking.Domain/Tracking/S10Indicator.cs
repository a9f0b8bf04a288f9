namespace PostalTracking.Domain.Tracking;

/// <summary>What a parcel under an S10 service indicator may be expected to show of its journey.</summary>
public enum TrackingPromise
{
    /// <summary>Nothing can be expected; some posts show a little.</summary>
    None,

    /// <summary>Depends on the agreement of the two posts, or is not known.</summary>
    ByAgreement,

    /// <summary>Acceptance, arrival at the office, hand-over.</summary>
    Minimal,

    /// <summary>Some operations, no signature at the end.</summary>
    Limited,

    /// <summary>The whole journey.</summary>
    Full,
}

/// <summary>
/// A range of S10 service indicators (the first two letters) and what it stands for. An indicator never proves
/// tracking by itself: the agreement of the two posts does.
/// </summary>
/// <param name="From">First indicator of the range, e.g. <c>ZA</c>.</param>
/// <param name="To">Last indicator of the range.</param>
public sealed record S10Indicator(string From, string To, ShipmentService Service, TrackingPromise Promise)
{
    // UPU S10, the list of service indicators; ZA–ZZ by the glossary of Russian Post's portal («Услуга SRM»).
    // What is not here is reserved or unassigned (KK is seen in use all the same: KK981387689HK).
    public static IReadOnlyList<S10Indicator> All { get; } =
    [
        new("AV", "BZ", ShipmentService.Unknown, TrackingPromise.ByAgreement),
        new("CA", "CZ", ShipmentService.Parcel, TrackingPromise.Full),
        new("DA", "DZ", ShipmentService.Unknown, TrackingPromise.ByAgreement),
        new("EA", "EZ", ShipmentService.Ems, TrackingPromise.Full),
        new("GA", "GA", ShipmentService.Unknown, TrackingPromise.ByAgreement),
        new("GD", "GD", ShipmentService.Unknown, TrackingPromise.ByAgreement),
        new("HA", "HZ", ShipmentService.Parcel, TrackingPromise.Full),
        new("LA", "LZ", ShipmentService.Tracked, TrackingPromise.Limited),
        new("MA", "MZ", ShipmentService.Unknown, TrackingPromise.Full), // M bags
        new("NA", "NZ", ShipmentService.Unknown, TrackingPromise.ByAgreement),
        new("PA", "PZ", ShipmentService.Unknown, TrackingPromise.ByAgreement),
        new("QA", "QM", ShipmentService.Unknown, TrackingPromise.None), // international business reply
        new("RA", "RZ", ShipmentService.Registered, TrackingPromise.Full),
        new("UA", "UZ", ShipmentService.Untracked, TrackingPromise.None),
        new("VA", "VZ", ShipmentService.Insured, TrackingPromise.Full),
        new("ZA", "ZZ", ShipmentService.Srm, TrackingPromise.Minimal),
    ];

    /// <summary>Null for other forms and for indicators that are reserved or unassigned.</summary>
    public static S10Indicator? Of(TrackNumber number) =>
        number.Format == NumberFormat.S10 ? All.FirstOrDefault(range => range.Holds(number.Value[..S10.SerialAt])) : null;

    private bool Holds(string indicator) =>
        string.CompareOrdinal(From, indicator) <= 0 && string.CompareOrdinal(indicator, To) <= 0;
}
