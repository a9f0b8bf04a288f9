using PostalTracking.Domain.Tracking;
using static PostalTracking.Domain.Tracking.ShipmentStatus;

namespace PostalTracking.UnitTests.Tracking;

public sealed class DisagreementTests
{
    private static readonly DateTimeOffset Delivery = new(2026, 11, 18, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Who_merely_trails_behind_contradicts_nobody()
    {
        Assert.False(Is(new CarrierWord(InTransit, Delivery.AddDays(-5), Delivery.AddDays(9))));
        Assert.False(Is(new CarrierWord(Delivered, Delivery.AddHours(3), Delivery.AddDays(9))));
        Assert.False(Is(new CarrierWord(AvailableForPickup, Delivery.AddDays(-1), Delivery.AddHours(5))));
        Assert.False(Is(new CarrierWord(AvailableForPickup, Delivery.AddDays(-1), null)));
    }

    [Fact]
    public void Another_outcome_is_a_contradiction() => Assert.True(Is(new CarrierWord(Returned, Delivery.AddDays(-5), null)));

    [Fact]
    public void Who_still_has_the_parcel_a_day_later_contradicts_its_delivery()
    {
        Assert.True(Is(new CarrierWord(AvailableForPickup, Delivery.AddDays(-1), Delivery.AddDays(1))));
        Assert.True(Is(new CarrierWord(AttemptFailed, Delivery.AddHours(2), null)));
    }

    [Fact]
    public void While_it_is_under_way_only_an_outcome_contradicts()
    {
        Assert.False(Disagreement.Is(InTransit, Delivery, [new(AvailableForPickup, Delivery.AddDays(1), Delivery.AddDays(3))]));
        Assert.True(Disagreement.Is(InTransit, Delivery, [new(Lost, Delivery.AddDays(1), null)]));
    }

    private static bool Is(CarrierWord word) => Disagreement.Is(Delivered, Delivery, [new(Delivered, Delivery, Delivery.AddDays(9)), word]);
}
