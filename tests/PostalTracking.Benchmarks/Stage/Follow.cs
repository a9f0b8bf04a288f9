using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking;
using PostalTracking.Web.Features.Tracking.Codes;
using PostalTracking.Web.Features.Tracking.Ingest;
using PostalTracking.Web.Features.Tracking.Polling;

namespace PostalTracking.Benchmarks.Stage;

internal sealed record Heard(Telling Told, TimeSpan Delay);

/// <param name="Heard">What was told while the parcel was followed, and how late it was heard.</param>
internal sealed record Followed(int Requests, IReadOnlyList<Heard> Heard);

/// <summary>Asks the carriers about one parcel, answer by answer, until it has arrived or two months are over.</summary>
internal static class Follow
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromDays(60);

    /// <summary>By the real plan: each answer is merged as ingest does it, and the plan says when to ask again.</summary>
    public static Followed Adaptive(SimulatedLife life, PollSchedule schedule, CodeBook codes)
    {
        var shipment = ShipmentRows.New(life.Number, 1);
        return Run(life, (carrier, now) =>
        {
            var said = Told(life, carrier, now)
                .Select(t => new HistoryEntry(0, t.At, 180, carrier, codes.Find(carrier, t.Code).Id, 390000, 0, null))
                .ToList();
            var before = shipment;
            shipment = Merge.Apply(before, carrier, said, SaidExtent.Whole, codes, now).After;
            var report = new CarrierReport
            {
                Number = life.Number,
                Carrier = carrier,
                Events = [],
                Lease = new PollLease(life.Number.Value, 1, carrier, 1),
            };
            return schedule
                .Plan(shipment, [report], _ => true, hasNews: shipment.Version > before.Version, now)
                .Where(plan => plan.IsAnswer || plan.NextDue is null)
                .Select(plan => (plan.Carrier, plan.NextDue));
        });
    }

    /// <summary>Every so many hours, until the last word has been heard.</summary>
    public static Followed Steady(SimulatedLife life, TimeSpan every) => Run(life, (carrier, now) =>
        life.IsOver && Told(life, carrier, now).Contains(life.Tellings[^1])
            ? [(Carrier.RussianPost, null), (Carrier.Cainiao, null)]
            : [(carrier, now + every)]);

    private static Followed Run(
        SimulatedLife life, Func<Carrier, DateTimeOffset, IEnumerable<(Carrier Carrier, DateTimeOffset? NextDue)>> ask)
    {
        var due = life.Tellings.Select(t => t.Carrier).Distinct().ToDictionary(c => c, _ => (DateTimeOffset?)life.Known);
        var heard = new Dictionary<Telling, Heard>(ReferenceEqualityComparer.Instance);
        var requests = 0;
        while (due.Where(d => d.Value is not null).OrderBy(d => d.Value).ThenBy(d => d.Key).FirstOrDefault() is { Value: { } now } next
            && now < life.Known + LongEnough)
        {
            requests++;
            foreach (var telling in Told(life, next.Key, now).Where(t => !heard.ContainsKey(t)))
            {
                heard[telling] = new(telling, now - telling.At);
            }

            foreach (var (carrier, nextDue) in ask(next.Key, now))
            {
                if (due.ContainsKey(carrier))
                {
                    due[carrier] = nextDue;
                }
            }
        }

        return new(requests, [.. heard.Values]);
    }

    private static IEnumerable<Telling> Told(SimulatedLife life, Carrier carrier, DateTimeOffset now) =>
        life.Tellings.Where(t => t.Carrier == carrier && t.At <= now);
}
