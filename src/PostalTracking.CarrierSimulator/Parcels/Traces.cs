using static PostalTracking.CarrierSimulator.Parcels.Happening;

namespace PostalTracking.CarrierSimulator.Parcels;

/// <summary>The stretches of a journey as Cainiao tells them.</summary>
internal static class Traces
{
    // Before the post abroad accepts anything, hence below zero.
    public static IReadOnlyList<Happening> Announced { get; } =
    [
        At(-0.09, "CONSIGN"),
        At(-0.06, "PU_PICKUP_SUCCESS"),
        At(-0.04, "SC_INBOUND_SUCCESS"),
        At(-0.02, "SC_OUTBOUND_SUCCESS"),
    ];

    public static IReadOnlyList<Happening> Flight { get; } =
    [
        At(0.08, "CC_EX_START"),
        At(0.12, "CC_EX_SUCCESS"),
        At(0.16, "LH_HO_IN_SUCCESS"),
        At(0.25, "LH_HO_AIRLINE"),
        At(0.30, "LH_DEPART"),
        At(0.55, "LH_ARRIVE"),
    ];

    // Three of one millisecond: so they came in the captured answers, and not in the order of the journey.
    public static IReadOnlyList<Happening> Border { get; } =
    [
        At(0.60, "CC_IM_START"),
        At(0.70, "CC_HO_OUT_SUCCESS"),
        At(0.70, "CC_IM_SUCCESS"),
        At(0.70, "GTMS_ACCEPT"),
        At(0.85, "GTMS_SC_ARRIVE"),
    ];
}
