using PostalTracking.Domain.Tracking;
using static PostalTracking.Domain.Tracking.ShipmentStatus;

namespace PostalTracking.UnitTests.Tracking;

public sealed class JourneyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_simplified_registered_packet_lives_three_moments()
    {
        var journey = Journey.Of([At(-8, Accepted), At(-1, AvailableForPickup), At(0, Delivered)], Now);

        Assert.Equal(Delivered, journey.Status);
        Assert.Equal(Now.AddDays(-8), journey.DispatchedAt);
        Assert.Equal(Now.AddDays(-1), journey.ArrivedAt);
        Assert.Equal(Now, journey.ReceivedAt);
    }

    [Fact]
    public void Nothing_said_is_pending() => Assert.Equal(Pending, Journey.Of([], Now).Status);

    [Fact]
    public void A_status_repeated_keeps_its_beginning()
    {
        var journey = Journey.Of([At(-3, AvailableForPickup), At(-2, AvailableForPickup, code: 2)], Now);

        Assert.Equal(Now.AddDays(-3), journey.StatusSince);
        Assert.Equal(Now.AddDays(-2), journey.LastEventAt);
    }

    [Fact]
    public void An_event_without_a_status_moves_nothing()
    {
        var journey = Journey.Of([At(-3, InTransit), At(-2, null)], Now);

        Assert.Equal(InTransit, journey.Status);
        Assert.Equal(Now.AddDays(-3), journey.StatusSince);
    }

    [Fact]
    public void A_scan_that_trails_behind_does_not_undo_the_delivery() =>
        Assert.Equal(Delivered, Journey.Of([At(-2, Delivered), At(-1, InTransit)], Now).Status);

    [Theory]
    [InlineData(Delivered, Returned)]
    [InlineData(Delivered, Returning)]
    [InlineData(Delivered, Cancelled)]
    [InlineData(Lost, AvailableForPickup)]
    [InlineData(Returned, Delivered)]
    public void The_carrier_that_gave_a_final_status_may_correct_it(ShipmentStatus final, ShipmentStatus corrected)
    {
        var journey = Journey.Of([At(-2, final), At(-1, corrected)], Now);

        Assert.Equal(corrected, journey.Status);
        Assert.True(journey.Corrected);
    }

    [Fact]
    public void Another_carrier_may_not() =>
        Assert.Equal(Delivered, Journey.Of([At(-2, Delivered), At(-1, Returned, carrier: Carrier.Cainiao)], Now).Status);

    [Theory]
    [InlineData(Destroyed)]
    [InlineData(Seized)]
    public void Nothing_comes_after_the_end_of_the_thing_itself(ShipmentStatus end) =>
        Assert.All(ShipmentStatuses.All, next => Assert.Equal(end, Journey.Of([At(-2, end), At(-1, next)], Now).Status));

    [Fact]
    public void What_is_taken_back_does_not_count_and_the_parcel_leaves_its_final_status()
    {
        var delivered = At(-1, Delivered);

        var journey = Journey.Of([At(-3, AvailableForPickup), delivered, delivered with { Revision = 1 }], Now);

        Assert.Equal(AvailableForPickup, journey.Status);
        Assert.Null(journey.ReceivedAt);
    }

    [Fact]
    public void What_is_said_again_counts_again()
    {
        var delivered = At(-1, Delivered);

        Assert.Equal(Delivered, Journey.Of([delivered with { Revision = 2 }, delivered, delivered with { Revision = 1 }], Now).Status);
    }

    [Fact]
    public void On_its_way_back_a_parcel_stays_returning_until_it_is_handed_back()
    {
        Assert.Equal(Returning, Journey.Of([At(-3, Returning), At(-2, InTransit), At(-1, AvailableForPickup)], Now).Status);
        Assert.Equal(Returned, Journey.Of([At(-3, Returning), At(-2, InTransit), At(-1, Returned)], Now).Status);
    }

    [Fact]
    public void An_event_of_the_future_waits_for_its_time()
    {
        TrackingEvent[] events = [At(-1, InTransit), At(2, Delivered)];

        var today = Journey.Of(events, Now);
        Assert.Equal((InTransit, 1), (today.Status, today.SetAside));
        Assert.Equal(Delivered, Journey.Of(events, Now.AddDays(2)).Status);
    }

    [Theory]
    [InlineData(1970)]
    [InlineData(2020)]
    public void An_impossibly_old_event_is_set_aside(int year)
    {
        var old = At(0, Accepted) with { OccurredAt = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero) };

        var journey = Journey.Of([old, At(-1, InTransit)], Now);

        Assert.Equal(1, journey.SetAside);
        Assert.Null(journey.DispatchedAt);
    }

    [Fact]
    public void An_advisory_word_before_anything_physical_moves_nothing()
    {
        var advisory = At(-2, InTransit) with { Advisory = true };

        Assert.Equal(InfoReceived, Journey.Of([At(-3, InfoReceived), advisory], Now).Status);
        Assert.Equal(InTransit, Journey.Of([At(-3, Accepted), advisory], Now).Status);
    }

    [Fact]
    public void Events_of_one_moment_are_read_in_the_order_of_the_journey()
    {
        var import = At(-1, Customs) with { Phase = JourneyPhase.Import };
        var export = At(-1, InTransit, code: 2) with { Phase = JourneyPhase.Export };

        Assert.Equal(Customs, Journey.Of([import, export], Now).Status);
    }

    [Fact]
    public void After_half_a_year_of_silence_nothing_more_is_expected()
    {
        var journey = Journey.Of([At(-181, InTransit)], Now);

        Assert.Equal((Expired, Now.AddDays(-1)), (journey.Status, journey.StatusSince));
        Assert.Equal(InTransit, Journey.Of([At(-179, InTransit)], Now).Status);
        Assert.Equal(Delivered, Journey.Of([At(-181, Delivered)], Now).Status);
    }

    internal static TrackingEvent At(
        double days, ShipmentStatus? status, int code = 1, Carrier carrier = Carrier.RussianPost) =>
        new(Now.AddDays(days), carrier, code, 390000, 0, status, JourneyPhase.Transit);
}
