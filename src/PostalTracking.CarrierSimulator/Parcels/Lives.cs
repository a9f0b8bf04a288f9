using static PostalTracking.CarrierSimulator.Parcels.Happening;

namespace PostalTracking.CarrierSimulator.Parcels;

/// <summary>The lives there are, by their key in the control API.</summary>
internal static class Lives
{
    private const string MoscowOffice = "125424";

    // The exchange office at Vnukovo, where parcels from abroad get their new labels.
    private const string RelabellingOffice = "102976";

    // The times of a life known only by explicit operations are given with them; it has none of its own.
    public static Life Raw { get; } = new("raw", 4, 3, 500, 0)
    {
        Words = "only what the order says",
        Route = Route.FromMoscow,
        Happenings = _ => [],
        NewNumber = (numbers, at) => numbers.Domestic(MoscowOffice, at),
    };

    private static readonly Life[] All =
    [
        Raw,
        new("srm", 5, 0, 180, 8)
        {
            Words = "Simplified Registered Mail from Hong Kong: accepted, at the office, handed over",
            Route = Route.FromHongKong,
            Happenings = Srm,
            NewNumber = (numbers, _) => numbers.S10("ZA", "HK"),
        },
        new("registered", 5, 1, 420, 18)
        {
            Words = "registered, from China, every step told",
            Route = Route.FromChina,
            Happenings = Registered,
            NewNumber = (numbers, _) => numbers.S10("RR", "CN"),
        },
        new("ems", 7, 3, 2281, 3)
        {
            Words = "EMS inside Russia, with a failed attempt",
            Route = Route.FromMoscow,
            Happenings = DomesticLives.Ems,
            NewNumber = (numbers, _) => numbers.S10("EA", "RU"),
        },
        new("cod", 4, 4, 1350, 5)
        {
            Words = "paid on delivery; waits until somebody pays",
            Route = Route.FromMoscow,
            Happenings = DomesticLives.Cod,
            NewNumber = (numbers, at) => numbers.Domestic(MoscowOffice, at),
            CodKopecks = 249_900,
        },
        new("returned", 4, 3, 900, 45)
        {
            Words = "not collected, handed back to the sender",
            Route = Route.FromMoscow,
            Happenings = DomesticLives.Returned,
            NewNumber = (numbers, at) => numbers.Domestic(MoscowOffice, at),
        },
        new("customs-held", 5, 1, 640, 26)
        {
            Words = "looked into by the customs, papers asked for, released",
            Route = Route.FromChina,
            Happenings = CustomsLives.Held,
            NewNumber = (numbers, _) => numbers.S10("RR", "CN"),
        },
        new("customs-duty", 5, 1, 1900, 21)
        {
            Words = "duty to be paid; waits until somebody pays",
            Route = Route.FromChina,
            Happenings = CustomsLives.Duty,
            NewNumber = (numbers, _) => numbers.S10("RR", "CN"),
        },
        new("renumbered", 5, 1, 510, 20)
        {
            Words = "gets a new label and number at the border",
            Route = Route.FromChina,
            Happenings = OddLives.Renumbered,
            NewNumber = (numbers, _) => numbers.S10("RR", "CN"),
            NewSecondNumber = (numbers, at) => numbers.Domestic(RelabellingOffice, at),
        },
        new("reissued", 5, 0, 150, 8)
        {
            Words = "the number was another parcel's fourteen months ago",
            Route = Route.FromHongKong,
            Happenings = OddLives.Reissued,
            NewNumber = (numbers, _) => numbers.S10("ZA", "HK"),
        },
        new("two-carriers", 5, 1, 330, 16)
        {
            Words = "the post and Cainiao speak of different parcels",
            Route = Route.FromChina,
            Happenings = OddLives.TwoCarriers,
            NewNumber = (numbers, _) => numbers.S10("RR", "CN"),
            CainiaoDestination = Country.Of("IL"),
        },
        new("stalled", 5, 0, 210, 50)
        {
            Words = "stopped moving five weeks ago",
            Route = Route.FromHongKong,
            Happenings = Srm,
            NewNumber = (numbers, _) => numbers.S10("ZA", "HK"),
            QuietDays = 38,
        },
        new("conflict", 5, 0, 190, 9)
        {
            Words = "delivered, says Cainiao; at the office, says the post",
            Route = Route.FromHongKong,
            Happenings = OddLives.Conflict,
            QuietDays = 2,
            NewNumber = (numbers, _) => numbers.S10("ZA", "HK"),
        },
        new("corrected", 4, 3, 770, 6)
        {
            Words = "events taken back and moved",
            Route = Route.FromMoscow,
            Happenings = OddLives.Corrected,
            NewNumber = (numbers, at) => numbers.Domestic(MoscowOffice, at),
        },
        new("odd-times", 4, 3, 800, 6)
        {
            Words = "events of 1970 and of next year",
            Route = Route.FromMoscow,
            Happenings = OddLives.OddTimes,
            NewNumber = (numbers, at) => numbers.Domestic(MoscowOffice, at),
        },
        new("shuffled", 4, 3, 800, 5)
        {
            Words = "every event twice, in no order",
            Route = Route.FromMoscow,
            Happenings = OddLives.Shuffled,
            NewNumber = (numbers, at) => numbers.Domestic(MoscowOffice, at),
        },
        new("untracked", 5, 0, 60, 14)
        {
            Words = "economy: nothing after the border",
            Route = Route.FromHongKong,
            Happenings = _ => [.. Traces.Announced, .. Traces.Flight, At(1, "GTMS_ACCEPT")],
            NewNumber = (numbers, _) => numbers.Cainiao("UZ"),
            Economy = true,
        },
        new("silent", 5, 0, 60, 8)
        {
            Words = "nobody ever says a word of it",
            Route = Route.FromHongKong,
            Happenings = _ => [],
            NewNumber = (numbers, _) => numbers.S10("ZA", "HK"),
        },
    ];

    public static IReadOnlyList<Life> ToOrder => All[1..];

    public static IEnumerable<string> Keys => All.Select(l => l.Key);

    public static Life? Find(string? key) => Array.Find(All, l => l.Key == key);

    // The post tells of an SRM item three times and no more; Cainiao fills the days between.
    private static IReadOnlyList<Happening> Srm(Route route) =>
    [
        .. Traces.Announced,
        At(0, 1, 0, route.Origin),
        .. Traces.Flight,
        .. Traces.Border,
        At(0.94, 8, 2, route.Destination),
        At(0.95, "GTMS_WAIT_SELF_PICK"),
        At(0.99, 2, 1, route.Destination),
        At(1, "GTMS_SIGNED"),
    ];

    private static IReadOnlyList<Happening> Registered(Route route) =>
    [
        .. Traces.Announced,
        At(0, 1, 1, route.Origin),
        At(0.05, 8, 5, route.OriginHub),
        At(0.12, 10, 0, route.OriginHub),
        .. Traces.Flight.Where(t => t.Share > 0.12),
        At(0.62, 9, 1, route.Border),
        At(0.64, 11, 0, route.Border),
        At(0.68, 14, 1, route.Border),
        At(0.72, 8, 6, route.Border),
        At(0.78, 8, 3, route.Sorting),
        At(0.84, 8, 4, route.Sorting),
        At(0.92, 8, 2, route.Destination),
        At(1, 2, 1, route.Destination),
    ];
}
