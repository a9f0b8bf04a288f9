namespace PostalTracking.Web.Features.Tracking;

/// <summary>The history as people read it: what was taken back is left out, the newest stands first.</summary>
internal static class CountedEvents
{
    public static IEnumerable<HistoryEntry> Of(IReadOnlyList<HistoryEntry> history) => history
        .GroupBy(e => (e.OccurredAt, e.Carrier, e.Code, e.Place))
        .Select(same => same.MaxBy(e => e.Revision)!)
        .Where(e => (e.Revision & 1) == 0)
        .OrderByDescending(e => e.OccurredAt)
        .ThenByDescending(e => e.Sequence);
}
