using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Codes;

namespace PostalTracking.Web.Features.Tracking;

/// <summary>
/// The history as people read it: what was taken back is left out, the newest stands first. Events of one moment stand in the
/// order of the journey, as <see cref="Journey"/> counts them, whatever the order they came in.
/// </summary>
internal static class CountedEvents
{
    public static IEnumerable<HistoryEntry> Of(IReadOnlyList<HistoryEntry> history, Func<Carrier, int, CarrierCode> code) => Standing(history)
        .OrderByDescending(e => e.OccurredAt)
        .ThenByDescending(e => code(e.Carrier, e.Code).Phase)
        .ThenBy(e => e.Carrier)
        .ThenByDescending(e => e.Code)
        .ThenByDescending(e => e.Place);

    /// <summary>What was said and not taken back, in no order.</summary>
    public static IEnumerable<HistoryEntry> Standing(IReadOnlyList<HistoryEntry> history) => history
        .GroupBy(e => (e.OccurredAt, e.Carrier, e.Code, e.Place))
        .Select(same => same.MaxBy(e => e.Revision)!)
        .Where(e => (e.Revision & 1) == 0);
}
