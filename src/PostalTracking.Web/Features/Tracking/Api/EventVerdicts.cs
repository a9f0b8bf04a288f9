using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Web.Features.Tracking.Api;

/// <summary>Hands received events to ingest and says of each what became of it.</summary>
internal static class EventVerdicts
{
    public const string Stored = "stored";
    public const string Duplicate = "duplicate";
    public const string Rejected = "rejected";

    /// <returns>A verdict for each event, in their order.</returns>
    public static Task<string[]> OfAsync(
        IReadOnlyList<ReceivedEvent> events, Ingest.Ingest ingest, EventMeter meter, CancellationToken cancellationToken)
    {
        meter.Rejected(events.Count(e => e.Event is null));
        return OfAsync(events, reports => ingest.RunAsync(reports, cancellationToken));
    }

    /// <summary>What the verdicts would be now; nothing is stored.</summary>
    public static Task<string[]> ForeseeAsync(
        IReadOnlyList<ReceivedEvent> events, Ingest.Ingest ingest, CancellationToken cancellationToken) =>
        OfAsync(events, reports => ingest.ForeseeAsync(reports, cancellationToken));

    private static async Task<string[]> OfAsync(
        IReadOnlyList<ReceivedEvent> events, Func<IReadOnlyList<CarrierReport>, Task<IReadOnlyList<EventVerdict[]>>> tell)
    {
        var verdicts = new string[events.Count];
        Array.Fill(verdicts, Rejected);

        var groups = events
            .Select((e, index) => (Row: e, Index: index))
            .Where(e => e.Row.Event is not null)
            .GroupBy(e => (e.Row.Number!.Value, e.Row.Carrier))
            .Select(group => group.ToList())
            .ToList();
        if (groups.Count == 0)
        {
            return verdicts;
        }

        var told = await tell(
            [.. groups.Select(group => new CarrierReport
            {
                Number = group[0].Row.Number!,
                Carrier = group[0].Row.Carrier,
                Events = [.. group.Select(e => e.Row.Event!)],
            })]);

        foreach (var (group, words) in groups.Zip(told))
        {
            foreach (var (e, word) in group.Zip(words))
            {
                verdicts[e.Index] = word == EventVerdict.Stored ? Stored : Duplicate;
            }
        }

        return verdicts;
    }
}
