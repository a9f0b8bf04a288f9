using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Codes;

namespace PostalTracking.Web.Features.Tracking.Ingest;

/// <summary>
/// Which use of a number an event belongs to: numbers come back after a year, and two carriers may have given the same one
/// to different parcels. What a carrier says is first cut into journeys, then each journey finds the use it can belong to.
/// </summary>
/// <param name="uses">All generations known, in their order; at least one.</param>
/// <param name="format">Says after how long the number may come back.</param>
internal sealed class Generations(IReadOnlyList<ShipmentSnapshot> uses, NumberFormat format, CodeBook codes, DateTimeOffset now)
{
    /// <summary>UPU S10: an identifier is not used again within twelve months.</summary>
    private const int S10Months = 12;

    /// <summary>The month digits of the Russian fourteen-digit number come round after 99 months.</summary>
    private const int Ru14Months = 99;

    /// <param name="destination">Where the carrier says the parcel goes.</param>
    /// <returns>The generation of each event; one more than the last known where a new use begins.</returns>
    public short[] Of(Carrier carrier, string? destination, IReadOnlyList<HistoryEntry> said)
    {
        var journeys = Journeys(said);
        if (uses is [var only] && journeys.Count == 1 && IsPlain(only, carrier, said))
        {
            return [.. said.Select(_ => only.Generation)];
        }

        var known = uses.ToList();
        var generations = new short[said.Count];
        foreach (var journey in journeys)
        {
            var events = journey.Select(i => said[i]).ToList();
            var told = Merge.Fold(uses[0] with { Destination = destination, DestinationPostalCode = 0, Sources = [], History = events }, codes, now);
            var index = Find(known, carrier, told);
            if (index < 0)
            {
                index = known.Count;
                known.Add(uses[0] with
                {
                    Generation = (short)(known.Max(u => u.Generation) + 1),
                    Destination = destination,
                    History = [],
                    Sources = [],
                });
            }

            journey.ForEach(i => generations[i] = known[index].Generation);
            known[index] = Merge.Fold(known[index] with { History = [.. known[index].History, .. events] }, codes, now);
        }

        return known.Count == 1 ? generations : Kept(said, generations);
    }

    // The first that is heard of the only parcel there is, or its carrier goes on about it: nearly always, and nothing need be folded.
    private bool IsPlain(ShipmentSnapshot use, Carrier carrier, IReadOnlyList<HistoryEntry> said) =>
        Uses.Began(use) is not { } began
        || (HasSpoken(use, carrier) && !said.Any(e => ComesRound(began, e.OccurredAt) || ComesRound(e.OccurredAt, began)));

    // A number comes back to be accepted anew, or after its journey has ended. A single broken clock begins no journey:
    // what had neither begun nor ended before belongs to what follows.
    private List<List<int>> Journeys(IReadOnlyList<HistoryEntry> said)
    {
        var journeys = new List<List<int>> { new(said.Count) };
        DateTimeOffset? began = null;
        foreach (var i in Enumerable.Range(0, said.Count).OrderBy(i => said[i].OccurredAt))
        {
            var isCredible = said[i].OccurredAt.Year >= Journey.FirstYear;
            if (isCredible && ComesRound(began, said[i].OccurredAt) && IsWhole(journeys[^1])
                && (IsBeginning(said[i]) || HasEnded(journeys[^1].Select(k => said[k]))))
            {
                journeys.Add([]);
                began = null;
            }

            journeys[^1].Add(i);
            began ??= isCredible ? said[i].OccurredAt : null;
        }

        return journeys;

        bool IsWhole(List<int> journey) => journey.Any(k => IsBeginning(said[k])) || HasEnded(journey.Select(k => said[k]));
    }

    private int Find(List<ShipmentSnapshot> known, Carrier carrier, ShipmentSnapshot told)
    {
        var fitting = Enumerable.Range(0, known.Count).Where(i => Fits(known[i], carrier, told)).ToList();

        // A carrier goes on about the parcel it spoke of before.
        if (fitting.Where(i => HasSpoken(known[i], carrier)).ToList() is { Count: > 0 } own)
        {
            fitting = own;
        }

        var began = Uses.Began(told);
        return fitting
            .OrderByDescending(i => began is null || Uses.Began(known[i]) is not { } use || use <= began)
            .ThenByDescending(i => Uses.Began(known[i]) is { } use && use > began ? -use.Ticks : Uses.Began(known[i])?.Ticks ?? long.MaxValue)
            .Append(-1)
            .First();
    }

    private bool Fits(ShipmentSnapshot use, Carrier carrier, ShipmentSnapshot told)
    {
        if (Uses.Began(use) is not { } began || Uses.Began(told) is not { } toldBegan)
        {
            return true;
        }

        // A late scan of an old parcel begins nothing; neither does a stray one from long before.
        var beginning = told.History.Where(e => e.OccurredAt >= toldBegan).MinBy(e => e.OccurredAt);
        if (ComesRound(began, toldBegan) && (use.Status.IsFinal() || (beginning is not null && IsBeginning(beginning))))
        {
            return false;
        }

        if (ComesRound(toldBegan, began) && told.History.Any(IsBeginning) && told.History.Max(e => e.OccurredAt) < began)
        {
            return false;
        }

        return HasSpoken(use, carrier) || SameParcel.Possible(Trace(use, began), Trace(told, toldBegan));
    }

    // An event once heard stays where it is, whatever has become of the use since.
    private short[] Kept(IReadOnlyList<HistoryEntry> said, short[] generations)
    {
        var heard = uses
            .SelectMany(u => u.History.Select(e => (Key: Identity(e), u.Generation)))
            .GroupBy(e => e.Key)
            .ToDictionary(same => same.Key, same => same.First().Generation);
        return [.. said.Select((e, i) => heard.GetValueOrDefault(Identity(e), generations[i]))];
    }

    private bool ComesRound(DateTimeOffset? began, DateTimeOffset at) => format switch
    {
        NumberFormat.S10 => at >= began?.AddMonths(S10Months),
        NumberFormat.Ru14 => at >= began?.AddMonths(Ru14Months),
        _ => false,
    };

    private bool IsBeginning(HistoryEntry e) => codes.Find(e.Carrier, e.Code).Phase <= JourneyPhase.Accepted;

    private bool HasEnded(IEnumerable<HistoryEntry> events) =>
        Merge.Fold(uses[0] with { History = [.. events], Sources = [] }, codes, now).Status.IsFinal();

    private static bool HasSpoken(ShipmentSnapshot use, Carrier carrier) => use.History.Any(e => e.Carrier == carrier);

    public static ParcelTrace Trace(ShipmentSnapshot use, DateTimeOffset began) => new(
        use.Destination,
        began,
        use.History.Count == 0 ? began : use.History.Max(e => e.OccurredAt),
        use.DispatchedAt,
        use.Status.IsFinal() ? use.StatusSince : null);

    private static (DateTimeOffset, Carrier, int, int) Identity(HistoryEntry e) => (e.OccurredAt, e.Carrier, e.Code, e.Place);
}
