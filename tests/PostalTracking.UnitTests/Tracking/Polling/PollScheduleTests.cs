using Microsoft.Extensions.Options;
using PostalTracking.Domain.Tracking;
using PostalTracking.UnitTests.Tracking.Ingest;
using PostalTracking.Web.Features.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;
using PostalTracking.Web.Features.Tracking.Polling;

namespace PostalTracking.UnitTests.Tracking.Polling;

public sealed class PollScheduleTests
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(30);

    [Theory]
    [InlineData(ShipmentStatus.Delivered)]
    [InlineData(ShipmentStatus.Returned)]
    [InlineData(ShipmentStatus.Lost)]
    [InlineData(ShipmentStatus.Destroyed)]
    [InlineData(ShipmentStatus.Seized)]
    [InlineData(ShipmentStatus.Cancelled)]
    [InlineData(ShipmentStatus.Expired)]
    public void An_ended_journey_is_asked_about_no_more(ShipmentStatus status) =>
        Assert.All(Plans(Told.Parcel() with { Status = status }), plan => Assert.Null(plan.NextDue));

    [Theory]
    [InlineData(ShipmentStatus.InTransit, 1, false, 24.0)] // it has the parcel and may still tell of the hand-over
    [InlineData(ShipmentStatus.AvailableForPickup, 6, false, 24.0)]
    [InlineData(ShipmentStatus.InTransit, 8, false, null)]
    [InlineData(ShipmentStatus.InTransit, 8, true, 24.0)] // the news came late, and not from it
    [InlineData(ShipmentStatus.Delivered, 1, true, null)] // it has said so
    [InlineData(ShipmentStatus.Returned, 1, false, null)]
    [InlineData(ShipmentStatus.Pending, 1, false, null)] // it does not know the parcel
    [InlineData(null, 1, false, null)]
    [InlineData(null, 1, true, 1.0)]
    public void Who_has_not_said_that_it_is_over_is_asked_a_few_times_more(ShipmentStatus? said, int daysAgo, bool isNews, double? hours)
    {
        var source = said is { } status ? new SourceState(Carrier.RussianPost, status, Told.Now) : null;
        Assert.Equal(
            hours is { } wanted ? TimeSpan.FromHours(wanted) : null,
            PollSchedule.IntervalAfterEnd(source, isNews, TimeSpan.FromDays(daysAgo), scale: 1));
    }

    [Fact]
    public void The_end_told_by_one_carrier_leaves_the_other_planned_and_not_the_teller()
    {
        var known = Told.Parcel().Push(Told.Post("8/4", 2)).After;
        var over = Merge.Apply(known, Carrier.Cainiao, [Told.Cainiao("GTMS_SIGNED", 1)], SaidExtent.Whole, Told.Book, Told.Now).After;
        Assert.Equal(ShipmentStatus.Delivered, over.Status);

        var plans = Plans(over).ToDictionary(p => p.Carrier, p => p.NextDue);
        Assert.InRange(plans[Carrier.RussianPost]!.Value - Told.Now, TimeSpan.FromHours(21), TimeSpan.FromHours(27));
        Assert.Null(plans[Carrier.Cainiao]);
        Assert.All(Plans(over, scale: 0.1), plan => Assert.Null(plan.NextDue)); // its week is shorter, too
    }

    [Fact]
    public void Every_other_status_is_asked_about_again_between_an_hour_and_a_day() => Assert.All(
        ShipmentStatuses.All.Where(s => !s.IsFinal() && s != ShipmentStatus.Expired),
        status => Assert.All(
            new[] { 0, 1, 2, 3, 9, 10, 29, 30, 400 },
            days => Assert.InRange(
                PollSchedule.Interval(status, TimeSpan.FromDays(days))!.Value, TimeSpan.FromHours(1), TimeSpan.FromDays(1))));

    [Theory]
    [InlineData(ShipmentStatus.InfoReceived)]
    [InlineData(ShipmentStatus.InTransit)]
    [InlineData(ShipmentStatus.AvailableForPickup)]
    [InlineData(ShipmentStatus.OutForDelivery)]
    public void What_has_long_been_quiet_is_asked_about_more_rarely(ShipmentStatus status)
    {
        var lively = PollSchedule.Interval(status, TimeSpan.FromDays(1.5));
        Assert.True(PollSchedule.Interval(status, TimeSpan.FromDays(12)) > lively);
        Assert.True(PollSchedule.Interval(status, TimeSpan.FromDays(60)) > lively);
    }

    [Fact]
    public void Times_are_spread_by_a_tenth_either_way_and_not_all_alike()
    {
        var waits = Enumerable.Range(0, 400)
            .Select(i => Plans(Told.Parcel($"RA{i:D8}0RU") with { Status = ShipmentStatus.OutForDelivery })[0].NextDue!.Value - Told.Now)
            .ToList();
        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.FromMinutes(54), TimeSpan.FromMinutes(66)));
        Assert.True(waits.Max() - waits.Min() > TimeSpan.FromMinutes(10), $"{waits.Min()}–{waits.Max()}");
        Assert.True(waits.Distinct().Count() > 300);
    }

    [Theory]
    [InlineData(0.5, 120)]
    [InlineData(0.0001, 30)] // never sooner than the shortest interval
    public void The_scale_shortens_every_interval(double scale, double minutes)
    {
        var wait = Plans(Moving(), scale)[0].NextDue!.Value - Told.Now;
        Assert.InRange(wait, TimeSpan.FromMinutes(minutes * 0.9), TimeSpan.FromMinutes(minutes * 1.1));
    }

    [Fact]
    public void An_event_of_the_future_does_not_make_a_parcel_lively()
    {
        var quiet = Told.Parcel().Push(Told.Post("8/4", 40), Told.Post("8/4", -0.5)).After;
        Assert.True(Plans(quiet)[0].NextDue > Told.Now.AddHours(20));
    }

    [Fact]
    public void The_carriers_that_may_know_the_number_are_planned_and_those_that_do_as_far_as_this_house_asks_them()
    {
        Assert.Equal([Carrier.RussianPost, Carrier.Cainiao], Plans(Told.Parcel("ZA301002037HK")).Select(p => p.Carrier));
        Assert.Equal([Carrier.RussianPost], Plans(Told.Parcel("RA644000001RU")).Select(p => p.Carrier));
        var toldByCainiao = Told.Parcel("RA644000001RU").Push(Told.Cainiao("GTMS_ACCEPT", 1)).After;
        Assert.Equal([Carrier.RussianPost, Carrier.Cainiao], Plans(toldByCainiao).Select(p => p.Carrier));
    }

    [Fact]
    public void An_earlier_use_of_a_number_that_came_back_is_asked_about_no_more() =>
        Assert.All(Schedule().Plan(Moving(), [], _ => false, hasNews: false, Told.Now), plan => Assert.Null(plan.NextDue));

    [Fact]
    public void Only_the_carrier_that_was_asked_has_answered()
    {
        CarrierReport Report(Carrier carrier, PollLease? lease) =>
            new() { Number = TrackNumber.Parse("ZA301002037HK"), Carrier = carrier, Events = [], Lease = lease };

        CarrierReport[] reports =
        [
            Report(Carrier.RussianPost, new PollLease("ZA301002037HK", 1, Carrier.RussianPost, 7)),
            Report(Carrier.RussianPost, new PollLease("ZA301002037HK", 2, Carrier.RussianPost, 1)),
            Report(Carrier.Cainiao, null),
        ];
        var plans = Schedule().Plan(Moving(), reports, _ => true, hasNews: true, Told.Now);
        Assert.Equal([(Carrier.RussianPost, true), (Carrier.Cainiao, false)], plans.Select(p => (p.Carrier, p.IsAnswer)));
    }

    private static ShipmentSnapshot Moving() => Told.Parcel().Push(Told.Post("8/4", 0.5)).After;

    private static List<PlannedPoll> Plans(ShipmentSnapshot parcel, double scale = 1) =>
        [.. Schedule(scale).Plan(parcel, [], _ => true, hasNews: false, Told.Now)];

    private static PollSchedule Schedule(double scale = 1) => new(Options.Create(
        new PollingOptions { Scale = scale, ShortestInterval = Shortest, Polled = { Carrier.RussianPost, Carrier.Cainiao } }));
}
