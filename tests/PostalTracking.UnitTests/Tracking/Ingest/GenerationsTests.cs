using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;
using static PostalTracking.UnitTests.Tracking.Ingest.Told;

namespace PostalTracking.UnitTests.Tracking.Ingest;

public sealed class GenerationsTests
{
    private static readonly ShipmentSnapshot OnItsWay = Parcel().Answer(Post("1/0", 9), Post("8/4", 3)).After;
    private static readonly ShipmentSnapshot Delivered = Parcel().Answer(Post("1/0", 9), Post("2/1", 1)).After;
    private static readonly DateTimeOffset Accepted = Now.AddDays(-9);

    [Theory]
    [InlineData(NumberFormat.S10, 12)]
    [InlineData(NumberFormat.Ru14, 99)]
    public void An_acceptance_begins_a_new_use_when_the_number_may_have_come_round(NumberFormat format, int months)
    {
        Assert.Equal([1], Of([OnItsWay], format, At("1/0", Accepted.AddMonths(months).AddSeconds(-1))));
        Assert.Equal([2], Of([OnItsWay], format, At("1/0", Accepted.AddMonths(months))));
        Assert.Equal([2], Of([OnItsWay], format, At("28/0", Accepted.AddMonths(months))));
    }

    [Fact]
    public void A_number_of_a_form_without_a_rule_never_comes_round() =>
        Assert.Equal([1], Of([OnItsWay], NumberFormat.Cainiao, At("1/0", Accepted.AddYears(50))));

    [Fact]
    public void A_late_scan_begins_nothing_but_anything_does_after_an_ended_journey()
    {
        Assert.Equal([1], Of([OnItsWay], NumberFormat.S10, At("8/3", Accepted.AddMonths(13))));
        Assert.Equal([2], Of([Delivered], NumberFormat.S10, At("8/3", Accepted.AddMonths(13))));
        Assert.Equal([1], Of([Delivered], NumberFormat.S10, At("1/0", Accepted.AddMonths(2))));
    }

    [Fact]
    public void An_event_belongs_to_the_newest_use_that_had_begun()
    {
        var second = (Parcel(generation: 2) with { DispatchedAt = Accepted.AddMonths(14) })
            .Push(At("1/0", Accepted.AddMonths(14))).After;
        short[] Which(string code, DateTimeOffset at) => Of([Delivered, second], NumberFormat.S10, At(code, at));
        Assert.Equal([1], Which("1/0", Accepted.AddDays(-100))); // before all that is known
        Assert.Equal([1], Which("8/2", Accepted.AddDays(5)));
        Assert.Equal([2], Which("1/0", Accepted.AddMonths(14)));
        Assert.Equal([2], Which("2/1", Accepted.AddMonths(15)));
        Assert.Equal([3], Which("1/0", Accepted.AddMonths(26)));
    }

    [Fact]
    public void A_history_that_tells_two_journeys_is_cut_where_the_number_comes_round()
    {
        HistoryEntry[] said = [Post("1/0", 500), Post("8/2", 480), Post("2/1", 478), Post("1/0", 20), Post("8/4", 5)];
        Assert.Equal([1, 1, 1, 2, 2], Of([Parcel()], NumberFormat.S10, said));

        // In whatever order the carrier writes it.
        Assert.Equal([2, 2, 1, 1, 1], Of([Parcel()], NumberFormat.S10, [.. said.Reverse()]));
    }

    [Fact]
    public void An_older_parcel_heard_of_later_is_a_use_of_its_own()
    {
        HistoryEntry[] both = [Post("1/0", 500), Post("2/1", 478), Post("1/0", 9), Post("8/4", 3)];
        Assert.Equal([2, 2, 1, 1], Of([OnItsWay], NumberFormat.S10, both));

        var old = Parcel(generation: 2).Answer(both[0], both[1]).After;
        Assert.Equal([2, 2, 1, 1], Of([OnItsWay, old], NumberFormat.S10, both));
        Assert.Equal([1, 2], Uses.NewestFirst([OnItsWay, old]).Select(u => u.Generation));
    }

    [Fact]
    public void Two_carriers_that_say_the_same_of_a_parcel_speak_of_one()
    {
        var generations = new Generations([OnItsWay], NumberFormat.S10, Book, Now);
        Assert.Equal([1, 1], generations.Of(Carrier.Cainiao, "RU", [Cainiao("PU_PICKUP_SUCCESS", 10), Cainiao("GTMS_SIGNED", 1)]));
        Assert.Equal([1], generations.Of(Carrier.Cainiao, null, [Cainiao("LH_DEPART", 6)]));
    }

    [Fact]
    public void Two_carriers_that_contradict_each_other_speak_of_two()
    {
        var toRussia = OnItsWay with { Destination = "RU" };
        Assert.Equal([2], new Generations([toRussia], NumberFormat.S10, Book, Now).Of(Carrier.Cainiao, "IL", [Cainiao("LH_DEPART", 6)]));

        // Handed over before the other was taken in.
        var handedOver = Parcel().Answer(Post("1/0", 20), Post("2/1", 8)).After;
        Assert.Equal([2], new Generations([handedOver], NumberFormat.S10, Book, Now)
            .Of(Carrier.Cainiao, null, [Cainiao("PU_PICKUP_SUCCESS", 2)]));

        // Nothing for half a year between them.
        Assert.Equal([2, 2], new Generations([OnItsWay], NumberFormat.S10, Book, Now)
            .Of(Carrier.Cainiao, null, [Cainiao("PU_PICKUP_SUCCESS", 300), Cainiao("LH_DEPART", 290)]));
    }

    [Fact]
    public void A_carrier_goes_on_about_the_parcel_it_spoke_of_before()
    {
        var post = OnItsWay with { Destination = "RU" };
        var other = Merge.Apply(Parcel(generation: 2) with { Destination = "IL" }, Carrier.Cainiao, [Cainiao("LH_DEPART", 6)], SaidExtent.Whole, Book, Now).After;
        var generations = new Generations([post, other], NumberFormat.S10, Book, Now);
        Assert.Equal([2], generations.Of(Carrier.Cainiao, null, [Cainiao("LH_ARRIVE", 1)]));
        Assert.Equal([1], generations.Of(Carrier.RussianPost, null, [Post("8/2", 1)]));
        Assert.True(Uses.IsAskedAbout([post, other], post, Carrier.RussianPost));
        Assert.False(Uses.IsAskedAbout([post, other], post, Carrier.Cainiao));
        Assert.True(Uses.IsAskedAbout([post, other], other, Carrier.Cainiao));
    }

    [Fact]
    public void A_parcel_nothing_is_known_of_takes_any_event() => Assert.Equal([1], Of([Parcel()], NumberFormat.S10, At("1/0", Now)));

    [Theory]
    [InlineData(1900)]
    [InlineData(1970)]
    [InlineData(2015)] // old, but not older than anything the post has: only the rest of the history says so
    public void A_broken_clock_does_not_make_a_parcel_an_old_one(int year)
    {
        var broken = At("8/3", new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var parcel = Parcel().Answer(broken, Post("8/4", 5), Post("2/1", 1)).After;
        Assert.Equal(ShipmentStatus.Delivered, parcel.Status);

        Assert.Equal([1], Of([parcel], NumberFormat.S10, Post("2/1", 1)));
        Assert.Equal([1], Of([parcel], NumberFormat.S10, broken));
        Assert.Equal([1, 1, 1], Of([Parcel()], NumberFormat.S10, broken, Post("1/0", 5), Post("2/1", 1)));
    }

    private static short[] Of(ShipmentSnapshot[] uses, NumberFormat format, params HistoryEntry[] said) =>
        new Generations(uses, format, Book, Now).Of(Carrier.RussianPost, null, said);

    private static HistoryEntry At(string code, DateTimeOffset at) => Entry(Carrier.RussianPost, code, at, 390000, false);
}
