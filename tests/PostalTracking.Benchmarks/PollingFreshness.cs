using Microsoft.Extensions.Options;
using PostalTracking.Benchmarks.Stage;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Carriers.Cainiao;
using PostalTracking.Web.Features.Carriers.HongkongPost;
using PostalTracking.Web.Features.Carriers.RussianPost;
using PostalTracking.Web.Features.Tracking.Codes;
using PostalTracking.Web.Features.Tracking.Polling;

namespace PostalTracking.Benchmarks;

/// <summary>
/// How late we hear of what a carrier tells: the house's plan against asking every so many hours, with as many requests.
/// A month of made-up lives under a simulated clock; nothing but the plan differs.
/// </summary>
internal static class PollingFreshness
{
    // What the recipient must act on counts three times.
    private const int WeightOfNews = 3;

    private static readonly HashSet<ShipmentStatus?> News =
        [ShipmentStatus.AvailableForPickup, ShipmentStatus.OutForDelivery, ShipmentStatus.AttemptFailed, ShipmentStatus.Delivered];

    public static Task<int> RunAsync(Size size)
    {
        var parcels = size.Of("parcels", 600);
        var codes = new CodeBook([RussianPostCodes.Table, CainiaoCodes.Table, HongkongPostCodes.Table]);
        var polling = new PollingOptions();
        polling.Polled.UnionWith([Carrier.RussianPost, Carrier.Cainiao]);
        var schedule = new PollSchedule(Options.Create(polling));
        var rows = new List<object[]>();
        foreach (var kind in new[] { "srm", "cod", "ems" })
        {
            var lives = Enumerable.Range(0, parcels).Select(i => SimulatedLife.Of(kind, i)).ToList();
            var adaptive = lives.Select(life => Follow.Adaptive(life, schedule, codes)).ToList();
            var budget = adaptive.Sum(f => f.Requests);
            var (every, steady) = AtBudget(lives, budget);
            rows.Add([kind, "the house's", .. Figures(adaptive, codes)]);
            rows.Add([kind, $"every {every.TotalHours:0.0} h", .. Figures(steady, codes)]);
        }

        return Task.FromResult(Report.Print(
            $"Freshness at equal budget, {parcels} parcels of each kind",
            ["lives", "plan", "requests", "mean, h", "median, h", "p90, h", "weighted mean, h", "mean of what to act on, h"],
            rows));
    }

    private static (TimeSpan Every, List<Followed> Followed) AtBudget(List<SimulatedLife> lives, int budget)
    {
        var (low, high) = (TimeSpan.FromMinutes(30), TimeSpan.FromDays(2));
        while (high - low > TimeSpan.FromMinutes(1))
        {
            var middle = (low + high) / 2;
            (low, high) = lives.Sum(life => Follow.Steady(life, middle).Requests) > budget ? (middle, high) : (low, middle);
        }

        return (high, lives.ConvertAll(life => Follow.Steady(life, high)));
    }

    private static object[] Figures(List<Followed> followed, CodeBook codes)
    {
        var delays = followed.SelectMany(f => f.Heard).Select(h => (
            h.Delay.TotalHours,
            IsNews: News.Contains(codes.Find(h.Told.Carrier, h.Told.Code).Status))).ToList();
        var weights = delays.Sum(d => d.IsNews ? WeightOfNews : 1);
        return
        [
            followed.Sum(f => f.Requests),
            delays.Average(d => d.TotalHours),
            Report.Median(delays.Select(d => d.TotalHours)),
            Report.Percentile(delays.Select(d => d.TotalHours), 0.9),
            delays.Sum(d => d.TotalHours * (d.IsNews ? WeightOfNews : 1)) / weights,
            delays.Where(d => d.IsNews).Average(d => d.TotalHours),
        ];
    }
}
