using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Codes;

namespace PostalTracking.Web.Features.Tracking.Ingest;

/// <summary>Adds what a carrier said to what is known of one parcel. Pure: the same set comes out in whatever order it came in.</summary>
internal static class Merge
{
    /// <param name="said">In the carrier's own terms, codes and places as numbers; sequences are given here.</param>
    public static Merged Apply(
        ShipmentSnapshot before, Carrier carrier, IReadOnlyList<HistoryEntry> said, SaidExtent extent, CodeBook codes, DateTimeOffset now)
    {
        var latest = new Dictionary<(DateTimeOffset, Carrier, int, int), HistoryEntry>();
        foreach (var e in before.History)
        {
            if (!latest.TryGetValue(Identity(e), out var known) || known.Revision < e.Revision)
            {
                latest[Identity(e)] = e;
            }
        }

        var isNew = new bool[said.Count];
        var added = new List<HistoryEntry>();
        for (var i = 0; i < said.Count; i++)
        {
            var e = said[i];
            var known = latest.GetValueOrDefault(Identity(e));
            if ((known is null || IsRetracted(known))
                && !(extent == SaidExtent.Brief && latest.Values.Any(k => !IsRetracted(k) && SameOperation(brief: e, k))))
            {
                var news = known is null ? e : e with { Revision = (short)(known.Revision + 1) };
                (isNew[i], latest[Identity(e)]) = (true, news);
                added.Add(news);
            }
        }

        if (extent == SaidExtent.Whole && said.Count > 0)
        {
            added.AddRange(TakenBack(before, carrier, said, latest));
        }

        var entries = added.OrderBy(e => e.OccurredAt).Select((e, i) => e with { Sequence = before.Version + 1 + i }).ToList();
        var after = before with { History = [.. before.History, .. entries], Version = before.Version + entries.Count };
        return new Merged(Fold(after, codes, now), entries, isNew);
    }

    /// <summary>Status, dates and sources anew from the history.</summary>
    public static ShipmentSnapshot Fold(ShipmentSnapshot shipment, CodeBook codes, DateTimeOffset now)
    {
        var events = shipment.History.Select(e => ToEvent(e, codes)).ToList();
        var journey = Journey.Of(events, now);
        var sources = events
            .Select(e => e.Carrier)
            .Concat(shipment.Sources.Select(s => s.Carrier))
            .Distinct()
            .Order()
            .Select(c => new SourceState(
                c,
                Journey.Of(events.Where(e => e.Carrier == c), now).Status,
                shipment.Sources.FirstOrDefault(s => s.Carrier == c)?.CheckedAt))
            .ToList();

        return shipment with
        {
            Status = journey.Status,
            StatusSince = journey.StatusSince,
            DispatchedAt = journey.DispatchedAt,
            ArrivedAt = journey.ArrivedAt,
            ReceivedAt = journey.ReceivedAt,
            Sources = sources,
        };
    }

    private static TrackingEvent ToEvent(HistoryEntry e, CodeBook codes)
    {
        var code = codes.Find(e.Carrier, e.Code);
        return new TrackingEvent(e.OccurredAt, e.Carrier, e.Code, e.Place, e.Revision, code.Status, code.Phase, code.Advisory);
    }

    // Only what lies after the beginning of the answer: a carrier that drops the head of an old history takes nothing back.
    // What it now says more exactly than it did in its short form gives way to that, wherever it lies.
    private static IEnumerable<HistoryEntry> TakenBack(
        ShipmentSnapshot before,
        Carrier carrier,
        IReadOnlyList<HistoryEntry> said,
        Dictionary<(DateTimeOffset, Carrier, int, int), HistoryEntry> latest)
    {
        var first = said.Min(e => e.OccurredAt);
        var still = said.Select(Identity).ToHashSet();
        return before.History
            .Where(e => e.Carrier == carrier && !e.Pushed && !still.Contains(Identity(e)))
            .Where(e => e.OccurredAt > first || said.Any(s => SameOperation(brief: e, s)))
            .Where(e => ReferenceEquals(latest[Identity(e)], e) && !IsRetracted(e))
            .Select(e => e with { Revision = (short)(e.Revision + 1), RawText = null });
    }

    private static (DateTimeOffset OccurredAt, Carrier Carrier, int Code, int Place) Identity(HistoryEntry e) =>
        (e.OccurredAt, e.Carrier, e.Code, e.Place);

    // The short form leaves out places abroad, and tells the time of the wall clock: which moment that was is our own reckoning.
    private static bool SameOperation(HistoryEntry brief, HistoryEntry full) =>
        brief.Carrier == full.Carrier && brief.Code == full.Code && (brief.Place == full.Place || brief.Place == 0)
        && (brief.OccurredAt == full.OccurredAt || (WallClock(brief) is { } wall && wall == WallClock(full)));

    private static DateTimeOffset? WallClock(HistoryEntry e) => e.OffsetMinutes is { } offset ? e.OccurredAt.AddMinutes(offset) : null;

    private static bool IsRetracted(HistoryEntry e) => (e.Revision & 1) == 1;
}

/// <summary>How much of what a carrier knows an answer tells.</summary>
internal enum SaidExtent
{
    /// <summary>Something that was pushed.</summary>
    Part,

    /// <summary>All operations, in the short form.</summary>
    Brief,

    /// <summary>All it knows: what it no longer says, it takes back.</summary>
    Whole,
}

/// <param name="Added">With their sequences, in the order of arrival.</param>
/// <param name="IsNew">For each event said, whether it was not known before.</param>
internal sealed record Merged(ShipmentSnapshot After, IReadOnlyList<HistoryEntry> Added, bool[] IsNew);
