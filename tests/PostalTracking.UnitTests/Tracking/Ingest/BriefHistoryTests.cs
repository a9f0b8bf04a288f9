using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Carriers.RussianPost;
using PostalTracking.Web.Features.Tracking;
using PostalTracking.Web.Features.Tracking.Codes;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.UnitTests.Tracking.Ingest;

/// <summary>One carrier, two channels: the same operation told by both is one event.</summary>
public sealed class BriefHistoryTests
{
    private const int HongKong = 1_000_007;

    private static readonly CodeBook Book = new([RussianPostCodes.Table]);
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 30, 0, TimeSpan.Zero);

    private static readonly HistoryEntry[] Whole =
    [
        Entry("1/0", 8, HongKong, 180), Entry("8/2", 2, 683000, 720), Entry("2/1", 1, 683000, 720),
    ];

    // No place abroad; the zone of the second office was taken for Moscow's.
    private static readonly HistoryEntry[] Brief =
    [
        Entry("1/0", 8, 0, 180),
        Entry("8/2", 2, 683000, 720) with { OccurredAt = Whole[1].OccurredAt.AddHours(9), OffsetMinutes = 180 },
        Entry("2/1", 1, 683000, 720),
    ];

    [Fact]
    public void What_the_short_form_repeats_is_nothing_new()
    {
        var known = Say(Nothing, Whole, SaidExtent.Whole);

        var again = Say(known.After, Brief, SaidExtent.Brief);

        Assert.Empty(again.Added);
        Assert.DoesNotContain(true, again.IsNew);
        Assert.Equal(known.After.Version, again.After.Version);
    }

    [Fact]
    public void What_the_short_form_leaves_out_was_not_taken_back()
    {
        var known = Say(Nothing, Whole, SaidExtent.Whole);

        Assert.Empty(Say(known.After, Brief[..1], SaidExtent.Brief).Added);
    }

    [Fact]
    public void The_whole_history_says_more_exactly_what_the_short_form_said_and_takes_its_place()
    {
        var known = Say(Say(Nothing, Brief, SaidExtent.Brief).After, Whole, SaidExtent.Whole);

        Assert.Equal(Whole.Select(Said), Standing(known.After));
        Assert.Equal(ShipmentStatus.Delivered, known.After.Status);
        Assert.Equal(Whole[0].OccurredAt, known.After.DispatchedAt);

        // And stays there, whichever channel speaks next.
        Assert.Empty(Say(known.After, Brief, SaidExtent.Brief).Added);
        Assert.Empty(Say(known.After, Whole, SaidExtent.Whole).Added);
    }

    [Fact]
    public void What_only_the_short_form_told_so_far_is_new()
    {
        var known = Say(Nothing, Whole[..2], SaidExtent.Whole);

        var later = Say(known.After, Brief, SaidExtent.Brief);

        Assert.Equal([false, false, true], later.IsNew);
        Assert.Equal(ShipmentStatus.Delivered, later.After.Status);
        Assert.Equal(Whole.Select(Said), Standing(later.After));
    }

    private static ShipmentSnapshot Nothing => ShipmentRows.New(TrackNumber.Parse("ZA000000005HK"), 1);

    private static Merged Say(ShipmentSnapshot before, HistoryEntry[] said, SaidExtent extent) =>
        Merge.Apply(before, Carrier.RussianPost, said, extent, Book, Now);

    private static IEnumerable<(DateTimeOffset, int, int)> Standing(ShipmentSnapshot shipment) => shipment.History
        .GroupBy(e => (e.OccurredAt, e.Code, e.Place))
        .Where(same => same.Max(e => e.Revision) % 2 == 0)
        .Select(same => same.Key)
        .Order();

    private static (DateTimeOffset, int, int) Said(HistoryEntry e) => (e.OccurredAt, e.Code, e.Place);

    private static HistoryEntry Entry(string code, double daysAgo, int place, short offset) =>
        new(0, Now.AddDays(-daysAgo), offset, Carrier.RussianPost, Book.Find(Carrier.RussianPost, code).Id, place, 0, null);
}
