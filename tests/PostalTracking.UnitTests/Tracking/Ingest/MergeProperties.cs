using CsCheck;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking;

namespace PostalTracking.UnitTests.Tracking.Ingest;

/// <summary>What holds for every set of events, however it arrives.</summary>
public sealed class MergeProperties
{
    private static readonly string[] PostCodes = ["1/0", "8/2", "8/4", "2/1", "2/2", "3/1", "12/1", "777/7"];
    private static readonly string[] CainiaoCodes = ["PU_PICKUP_SUCCESS", "LH_HO_AIRLINE", "GTMS_STA_SIGNED", "GTMS_SIGNED"];

    // Few values of each, so that ties and repeats are common. The offset belongs to the moment: what is the same is the same.
    private static readonly Gen<HistoryEntry> Entries =
        from hours in Gen.Int[0, 40]
        from isPost in Gen.Bool
        from code in Gen.Int[0, 7]
        from place in Gen.Int[0, 1]
        select Told.Entry(
            isPost ? Carrier.RussianPost : Carrier.Cainiao,
            isPost ? PostCodes[code] : CainiaoCodes[code % 4],
            Told.Now.AddHours(-12 * hours),
            390000 * place,
            pushed: true) with
        { OffsetMinutes = (short)(hours * 10) };

    private static readonly Gen<(HistoryEntry[] Set, HistoryEntry[] Shuffled, int[] Cuts)> Arrivals =
        Entries.Array[1, 25].SelectMany(set => Gen.Select(Gen.Shuffle(set), Gen.Int[1, 6].Array[1, 25], (shuffled, cuts) => (set, shuffled, cuts)));

    [Fact]
    public void Any_order_and_any_splitting_into_answers_end_in_the_same_parcel() => Arrivals.Sample(arrival =>
    {
        var (at, inParts) = (0, Told.Parcel());
        foreach (var cut in arrival.Cuts.Append(int.MaxValue).TakeWhile(_ => at < arrival.Shuffled.Length))
        {
            var part = arrival.Shuffled[at..Math.Min(arrival.Shuffled.Length, cut == int.MaxValue ? cut : at + cut)];
            at += part.Length;
            inParts = inParts.Push(part).After;
        }

        Assert.Equal(Written(Told.Parcel().Push(arrival.Set).After), Written(inParts));
    });

    [Fact]
    public void A_whole_history_in_any_order_ends_in_what_it_says_whatever_was_said_before() => Arrivals.Sample(arrival =>
    {
        // The head of the history is always there: what lies before it is not taken back.
        var head = Told.Entry(Carrier.RussianPost, "1/0", Told.Now.AddDays(-30), 0, pushed: false);
        HistoryEntry[] now = [head, .. arrival.Shuffled.Where(e => e.Carrier == Carrier.RussianPost).Select(e => e with { Pushed = false })];
        HistoryEntry[] before = [.. now.Take(arrival.Cuts[0]), .. now.Select(e => e with { OccurredAt = e.OccurredAt.AddHours(1) })];

        var direct = Told.Parcel().Answer(now).After;
        var corrected = Told.Parcel().Answer(before).After.Answer([.. now.Reverse()]).After;
        Assert.Equal(
            CountedEvents.Of(direct.History, Told.Book.Find).Select(Bare), CountedEvents.Of(corrected.History, Told.Book.Find).Select(Bare));
        Assert.Equal(Written(direct with { History = [], Version = 0 }), Written(corrected with { History = [], Version = 0 }));
        Assert.Empty(corrected.Answer(now).Added);
    });

    [Fact]
    public void Sequences_are_all_different_and_end_with_the_version() => Arrivals.Sample(arrival =>
    {
        var parcel = arrival.Shuffled.Aggregate(Told.Parcel(), (p, e) => p.Push(e).After);
        Assert.Equal(Enumerable.Range(1, parcel.Version), parcel.History.Select(e => e.Sequence).Order());
    });

    private static string Written(ShipmentSnapshot parcel) => string.Join(
        '\n',
        parcel.History.Select(Bare).Order()
            .Append(string.Join(", ", parcel.Sources))
            .Append((parcel with { History = [], Sources = [] }).ToString()));

    private static string Bare(HistoryEntry e) => (e with { Sequence = 0, Revision = 0 }).ToString();
}
