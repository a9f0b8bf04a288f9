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
        var generations = new Generations([OnItsWay], format);
        Assert.Equal(1, generations.Of(Accepted.AddMonths(months).AddSeconds(-1), JourneyPhase.Accepted));
        Assert.Equal(2, generations.Of(Accepted.AddMonths(months), JourneyPhase.Accepted));
        Assert.Equal(2, generations.Of(Accepted.AddMonths(months), JourneyPhase.Announced));
    }

    [Fact]
    public void A_number_of_a_form_without_a_rule_never_comes_round() =>
        Assert.Equal(1, new Generations([OnItsWay], NumberFormat.Cainiao).Of(Accepted.AddYears(50), JourneyPhase.Accepted));

    [Fact]
    public void A_late_scan_begins_nothing_but_anything_does_after_an_ended_journey()
    {
        Assert.Equal(1, new Generations([OnItsWay], NumberFormat.S10).Of(Accepted.AddMonths(13), JourneyPhase.Destination));
        Assert.Equal(2, new Generations([Delivered], NumberFormat.S10).Of(Accepted.AddMonths(13), JourneyPhase.Destination));
        Assert.Equal(1, new Generations([Delivered], NumberFormat.S10).Of(Accepted.AddMonths(2), JourneyPhase.Accepted));
    }

    [Fact]
    public void An_event_belongs_to_the_newest_use_that_had_begun()
    {
        var second = Parcel(generation: 2) with { DispatchedAt = Accepted.AddMonths(14) };
        var generations = new Generations([Delivered, second], NumberFormat.S10);
        Assert.Equal(1, generations.Of(Accepted.AddDays(-100), JourneyPhase.Accepted)); // before all that is known
        Assert.Equal(1, generations.Of(Accepted.AddDays(5), JourneyPhase.Office));
        Assert.Equal(2, generations.Of(Accepted.AddMonths(14), JourneyPhase.Accepted));
        Assert.Equal(2, generations.Of(Accepted.AddMonths(15), JourneyPhase.HandedOver));
        Assert.Equal(3, generations.Of(Accepted.AddMonths(26), JourneyPhase.Accepted));
    }

    [Fact]
    public void A_parcel_nothing_is_known_of_takes_any_event() =>
        Assert.Equal(1, new Generations([Parcel()], NumberFormat.S10).Of(Now, JourneyPhase.Accepted));

    [Theory]
    [InlineData(1900)]
    [InlineData(1970)]
    [InlineData(2015)] // old, but not older than anything the post has: only the rest of the history says so
    public void A_broken_clock_does_not_make_a_parcel_an_old_one(int year)
    {
        var broken = Entry(Carrier.RussianPost, "8/3", new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero), 0, false);
        var parcel = Parcel().Answer(broken, Post("8/4", 5), Post("2/1", 1)).After;
        Assert.Equal(ShipmentStatus.Delivered, parcel.Status);

        var generations = new Generations([parcel], NumberFormat.S10);
        Assert.Equal(1, generations.Of(Now.AddDays(-1), JourneyPhase.HandedOver));
        Assert.Equal(1, generations.Of(broken.OccurredAt, JourneyPhase.Destination));
    }
}
