using PostalTracking.CarrierSimulator.Parcels;
using PostalTracking.Domain.Tracking;

namespace PostalTracking.Benchmarks.Stage;

/// <summary>One telling of a carrier.</summary>
internal sealed record Telling(Carrier Carrier, string Code, DateTimeOffset At);

/// <summary>
/// A parcel's life of the simulator, at a pace of its own, the same for the same number: announced before it is posted,
/// waiting at its office until somebody comes; one in twenty falls silent on its way.
/// </summary>
/// <param name="Known">When it was registered: from then on it is asked about.</param>
internal sealed record SimulatedLife(TrackNumber Number, DateTimeOffset Known, IReadOnlyList<Telling> Tellings, bool IsOver)
{
    private static readonly DateTimeOffset FirstDay = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);

    public static SimulatedLife Of(string kind, int index)
    {
        var random = new Random(HashOf(kind) + index);
        var life = Lives.Find(kind)!;
        var began = FirstDay.AddDays(random.NextDouble() * 30);

        // Most take about as long as usual, some twice as long: the logarithm of the length is what is spread evenly.
        var days = life.DaysBehind * Math.Exp(0.4 * Gaussian(random));
        var route = life.Route(Place.Office("390000"));
        var at = began;
        var waiting = kind == "ems" ? 0 : Math.Min(15, -3 * Math.Log(1 - random.NextDouble()));
        var tellings = new List<Telling>();
        foreach (var happening in life.Happenings(route))
        {
            var due = began.AddDays(days * happening.Share).AddHours(3 * Gaussian(random)).AddDays(happening.Share > 0.98 ? waiting : 0);
            at = AtWork(due > at ? due : at.AddMinutes(1), happening.Share);
            tellings.Add(new Telling(
                happening.Operation is null ? Carrier.Cainiao : Carrier.RussianPost,
                happening.Operation?.Code ?? happening.Trace!.ActionCode,
                at));
        }

        var number = kind switch
        {
            "srm" => MadeUpNumbers.S10("ZA", 20_000_000 + index, "HK"),
            "ems" => MadeUpNumbers.S10("EA", 20_000_000 + index, "RU"),
            _ => MadeUpNumbers.Domestic("125424", began, index),
        };
        var known = tellings[0].At.AddDays(-random.NextDouble() * (kind == "srm" ? 3 : 0.5));
        return random.Next(20) == 0
            ? new(TrackNumber.Parse(number), known, [.. tellings.Take(1 + random.Next(tellings.Count - 1))], IsOver: false)
            : new(TrackNumber.Parse(number), known, tellings, IsOver: true);
    }

    // Sorting goes on at night; offices and couriers work from eight to eight, Moscow time.
    private static DateTimeOffset AtWork(DateTimeOffset at, double share) =>
        share < 0.9 ? at
        : at.UtcDateTime.Hour < 5 ? at.AddHours(5)
        : at.UtcDateTime.Hour >= 17 ? at.AddHours(12)
        : at;

    private static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static int HashOf(string kind) => kind.Aggregate(17, (hash, c) => (hash * 31) + c);
}
