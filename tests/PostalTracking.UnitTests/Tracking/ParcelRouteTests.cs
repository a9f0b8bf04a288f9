using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking;
using static PostalTracking.UnitTests.Tracking.MadeUpParcel;

namespace PostalTracking.UnitTests.Tracking;

public class ParcelRouteTests
{
    [Fact]
    public void A_waiting_parcel_has_one_leg_left() => Assert.Equal(
        [("Гонконг", StopKind.Passed), ("Домодедово", StopKind.Passed), ("Рязань", StopKind.Here), ("у вас", StopKind.Ahead)],
        Page(Waiting).Route!.Stops.Select(stop => (stop.Name, stop.Kind)));

    [Fact]
    public void Over_the_sea_it_is_flown_inside_the_country_driven() => Assert.Equal(
        [(true, true, "5 дней"), (false, true, "3 дня"), (false, false, null)],
        Page(Waiting).Route!.Legs.Select(leg => (leg.Flown, leg.Done, leg.Duration is null ? null : Plain(leg.Duration))));

    [Fact]
    public void On_its_way_the_office_lies_ahead() => Assert.Equal(
        [("Гонконг", StopKind.Passed), ("Домодедово", StopKind.Here), ("Рязань", StopKind.Ahead), ("у вас", StopKind.Ahead)],
        Page(OnItsWay).Route!.Stops.Select(stop => (stop.Name, stop.Kind)));

    [Theory]
    [InlineData(ShipmentStatus.Delivered, "у вас", true)]
    [InlineData(ShipmentStatus.Returned, "у отправителя", true)]
    [InlineData(ShipmentStatus.Returning, "у отправителя", false)]
    [InlineData(ShipmentStatus.Lost, "Домодедово", true)]
    public void The_route_ends_where_the_parcel_does(ShipmentStatus status, string name, bool here)
    {
        var last = Page(OnItsWay with { Status = status }).Route!.Stops[^1];

        Assert.Equal((name, here), (last.Name, last.Kind == StopKind.Here));
    }

    [Fact]
    public void Nobody_draws_a_route_of_a_number_nobody_has_heard_of() =>
        Assert.Null(Page(OnItsWay with { Status = ShipmentStatus.Pending, History = [] }).Route);

    [Fact]
    public void The_drawing_stays_inside_its_box_and_runs_from_left_to_right() => Assert.All(
        new[] { Waiting, OnItsWay, OnItsWay with { Status = ShipmentStatus.Delivered } },
        snapshot =>
        {
            var stops = RouteDrawing.Of(Page(snapshot).Route!).Stops;

            Assert.All(stops, stop => Assert.InRange(stop.X, 0, RouteDrawing.Width));
            Assert.All(stops.Zip(stops.Skip(1)), pair => Assert.True(pair.Second.X - pair.First.X > 60));
        });
}
