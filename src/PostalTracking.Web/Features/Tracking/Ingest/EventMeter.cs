using System.Diagnostics.Metrics;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking.Ingest;

/// <summary>Counts events by carrier, by the way they came (<c>poll</c>, <c>push</c>) and by what became of them.</summary>
internal sealed class EventMeter
{
    private readonly Counter<long> _events;

    public EventMeter(IMeterFactory meters) => _events = meters
        .Create(Telemetry.MeterOf("Tracking"))
        .CreateCounter<long>("postaltracking.events", description: "Events that came, by carrier, way and verdict");

    public void Ingested(IReadOnlyList<CarrierReport> reports, IReadOnlyList<EventVerdict[]> verdicts)
    {
        var counted = reports
            .Zip(verdicts, (report, words) => words.Select(verdict => (report.Carrier, IsPoll: report.Lease is not null, verdict)))
            .SelectMany(words => words)
            .CountBy(word => word);
        foreach (var ((carrier, isPoll, verdict), count) in counted)
        {
            Count(count, carrier.Key(), isPoll ? "poll" : "push", verdict switch
            {
                EventVerdict.Stored => "stored",
                EventVerdict.Duplicate => "duplicate",
                _ => "late",
            });
        }
    }

    /// <summary>Rows that were no events: whose, is not known.</summary>
    public void Rejected(int rows)
    {
        if (rows > 0)
        {
            Count(rows, "none", "push", "rejected");
        }
    }

    private void Count(int count, string carrier, string way, string verdict) =>
        _events.Add(count, new("carrier", carrier), new("way", way), new KeyValuePair<string, object?>("verdict", verdict));
}
