namespace PostalTracking.CarrierSimulator.Parcels;

/// <summary>
/// The parcels that are there from the start, each under its constant number. They stand still where they are, except those
/// that start when first asked about; all move by /control/parcels/{number}/advance. The 14-digit numbers say October and
/// November 2026, the months they were made up in.
/// </summary>
internal static class DemoParcels
{
    /// <summary>Hong Kong to Ryazan in 75 seconds, from the first question on.</summary>
    public const string Live = "ZA000000005HK";

    public const string LiveRegistered = "RR000000014CN";
    public const string LiveCod = "12542426000035";

    /// <summary>COD of 2,499 roubles, waiting at 390000.</summary>
    public const string CodWaiting = "12542426000011";

    /// <summary>COD of 12,500 roubles, waiting at 390000.</summary>
    public const string DearCodWaiting = "12542426000028";

    /// <summary>Ends with «Вручение», to the sender.</summary>
    public const string Returned = "12542425000012";

    /// <summary>Papers asked for by the customs.</summary>
    public const string CustomsHeld = "RR000000045CN";

    /// <summary>1,873.50 roubles of duty to be paid; /advance pays them.</summary>
    public const string CustomsDuty = "RR000000059CN";

    /// <summary>Has a new label, <see cref="SecondNumber"/>, since it passed the border.</summary>
    public const string Renumbered = "RR000000062CN";

    public const string SecondNumber = "10297626000010";

    /// <summary>Was another parcel's number fourteen months ago; this one is waiting at 390000.</summary>
    public const string Reissued = "ZA000000093HK";

    /// <summary>The post's parcel waits in Kazan, Cainiao's of the same number went to Israel in summer.</summary>
    public const string TwoCarriers = "RR000000076CN";

    /// <summary>Last heard of five weeks ago, on its way to the border.</summary>
    public const string Stalled = "ZA000000102HK";

    /// <summary>Handed over, says Cainiao; at the office, says the post.</summary>
    public const string Conflict = "ZA000000116HK";

    /// <summary>At the wrong office; each /advance corrects what was said.</summary>
    public const string Corrected = "12542426000059";

    /// <summary>One event of 1970, one of next year, and the parcel waiting at 390000 today.</summary>
    public const string OddTimes = "12542426000066";

    /// <summary>Every event twice, in no order.</summary>
    public const string Shuffled = "12542426000073";

    public static IReadOnlyList<ParcelPlan> All { get; } =
    [
        WhenAsked("srm", Live, "390000", 8, 75),
        Standing("srm", "ZA000000014HK", "390000", 0.5, "SC_OUTBOUND_SUCCESS"),
        Standing("srm", "ZA000000028HK", "420000", 1, "1/0"),
        Standing("srm", "ZA000000031HK", "620000", 3, "LH_DEPART"),
        Standing("srm", "ZA000000045HK", "690000", 6, "CC_IM_START"),
        Standing("srm", "ZA000000059HK", "390000", 8, "8/2"),
        Standing("srm", "ZA000000062HK", "683000", 9, "GTMS_SIGNED"),
        // In days: at the office three and a half days after the start, handed over half a day later.
        Plan("srm", "ZA000000076HK", "390000", 4) with { Pace = TimeSpan.FromDays(8) },
        // Dispatched and never heard of again.
        Standing("srm", "ZA000000080HK", "236001", 24, "1/0"),
        Standing("untracked", "UZ0000000017Y", "390000", 14, "GTMS_ACCEPT"),
        WhenAsked("registered", LiveRegistered, "420000", 18, 90),
        Standing("registered", "RR000000028CN", "236001", 14, "11/0"),
        Standing("registered", "RR000000031CN", "690000", 21, "2/1"),
        Standing("ems", "EA000000014RU", "420000", 2, "12/1"),
        Standing("ems", "EA000000028RU", "620000", 3, "2/8"),
        Standing("cod", CodWaiting, "390000", 5, "8/2"),
        Standing("cod", DearCodWaiting, "390000", 6, "8/2", 1_250_000),
        WhenAsked("cod", LiveCod, "390000", 5, 60, 499_900),
        Standing("cod", "12542426000042", "390000", 7, "63/0"),
        Standing("returned", Returned, "420000", 45, "2/2"),
        Standing("returned", "12542425000029", "620000", 38, "3/1"),
        Standing("customs-held", CustomsHeld, "390000", 14, "CC_IM_FAILURE"),
        Standing("customs-duty", CustomsDuty, "620000", 12, "CUS_TAX"),
        ParcelPlan.Of(Lives.Find("renumbered")!, Renumbered, "420000", 19, null, SecondNumber).StandingAt("8/4"),
        // By steps: the code 8/2 stands in the old journey too.
        Plan("reissued", Reissued, "390000", 8).WithSteps(5) with { Pace = TimeSpan.Zero },
        Standing("two-carriers", TwoCarriers, "420000", 16, "8/2"),
        Standing("stalled", Stalled, "620000", 50, "LH_DEPART"),
        Standing("conflict", Conflict, "390000", 9, "GTMS_SIGNED"),
        Standing("corrected", Corrected, "390000", 4, "8/2"),
        Standing("odd-times", OddTimes, "390000", 6, "2/1"),
        Standing("shuffled", Shuffled, "390000", 5, "2/1"),
    ];

    private static ParcelPlan WhenAsked(
        string life, string number, string index, double days, double paceSeconds, long? codKopecks = null) =>
        Plan(life, number, index, days, codKopecks) with { Pace = TimeSpan.FromSeconds(paceSeconds), StartsWhenAsked = true };

    private static ParcelPlan Standing(string life, string number, string index, double days, string code, long? codKopecks = null) =>
        Plan(life, number, index, days, codKopecks).StandingAt(code);

    private static ParcelPlan Plan(string life, string number, string index, double days, long? codKopecks = null) =>
        ParcelPlan.Of(Lives.Find(life)!, number, index, days, codKopecks);
}
