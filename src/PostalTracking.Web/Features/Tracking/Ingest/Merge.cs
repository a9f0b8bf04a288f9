using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Codes;

namespace PostalTracking.Web.Features.Tracking.Ingest;

/// <summary>Adds what a carrier said to what is known of one parcel. Pure: the same set comes out in whatever order it came in.</summary>
internal static class Merge
{
    /// <param name="said">In the carrier's own terms, codes and places as numbers; sequences are given here.</param>
    /// <param name="isWholeHistory">The carrier told all it knows: what it no longer says, it takes back.</param>
    public static Merged Apply(
        ShipmentSnapshot before, Carrier carrier, IReadOnlyList<HistoryEntry> said, bool isWholeHistory, CodeBook codes, DateTimeOffset now)
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
            if (!latest.TryGetValue(Identity(e), out var known))
            {
                (isNew[i], latest[Identity(e)]) = (true, e);
                added.Add(e);
            }
            else if (IsRetracted(known))
            {
                var again = e with { Revision = (short)(known.Revision + 1) };
                (isNew[i], latest[Identity(e)]) = (true, again);
                added.Add(again);
            }
        }

        if (isWholeHistory && said.Count > 0)
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
    private static IEnumerable<HistoryEntry> TakenBack(
        ShipmentSnapshot before,
        Carrier carrier,
        IReadOnlyList<HistoryEntry> said,
        Dictionary<(DateTimeOffset, Carrier, int, int), HistoryEntry> latest)
    {
        var first = said.Min(e => e.OccurredAt);
        var still = said.Select(Identity).ToHashSet();
        return before.History
            .Where(e => e.Carrier == carrier && !e.Pushed && e.OccurredAt > first && !still.Contains(Identity(e)))
            .Where(e => ReferenceEquals(latest[Identity(e)], e) && !IsRetracted(e))
            .Select(e => e with { Revision = (short)(e.Revision + 1), RawText = null });
    }

    private static (DateTimeOffset OccurredAt, Carrier Carrier, int Code, int Place) Identity(HistoryEntry e) =>
        (e.OccurredAt, e.Carrier, e.Code, e.Place);

    private static bool IsRetracted(HistoryEntry e) => (e.Revision & 1) == 1;
}

/// <param name="Added">With their sequences, in the order of arrival.</param>
/// <param name="IsNew">For each event said, whether it was not known before.</param>
internal sealed record Merged(ShipmentSnapshot After, IReadOnlyList<HistoryEntry> Added, bool[] IsNew);
