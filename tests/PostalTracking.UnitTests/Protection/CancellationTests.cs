using PostalTracking.Domain.Protection;

namespace PostalTracking.UnitTests.Protection;

public sealed class CancellationTests
{
    private static readonly Guid Shift = Guid.NewGuid();
    private static readonly Guid Clerk = Guid.NewGuid();
    private static readonly DateTimeOffset SoldAt = new(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(3));
    private static readonly SoldPolicy Sold = new(true, false, SoldAt, Shift, Clerk);

    [Fact]
    public void A_mistake_is_undone_in_its_shift_by_its_clerk_before_a_claim()
    {
        Assert.Null(Cancellation.OfVoid(Sold, Shift, Clerk, isShiftOver: false));
        Assert.Equal(CancelRefusal.NotActive, Cancellation.OfVoid(Sold with { IsActive = false }, Shift, Clerk, false));
        Assert.Equal(CancelRefusal.Claimed, Cancellation.OfVoid(Sold with { IsClaimed = true }, Shift, Clerk, false));
        Assert.Equal(CancelRefusal.AnotherShift, Cancellation.OfVoid(Sold, Guid.NewGuid(), Clerk, false));
        Assert.Equal(CancelRefusal.AnotherShift, Cancellation.OfVoid(Sold, Shift, Clerk, isShiftOver: true));
        Assert.Equal(CancelRefusal.AnotherClerk, Cancellation.OfVoid(Sold, Shift, Guid.NewGuid(), false));
    }

    [Fact]
    public void It_is_given_back_until_the_end_of_the_fourteenth_day()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");
        var tariff = new Tariff { Id = 1, From = SoldAt, Premium = 99_00, CoverMonths = 1, PhoneUpTo = 3_000_00, CoolingOffDays = 14 };
        var last = tariff.CoolingOffUntil(SoldAt, zone);

        Assert.Equal(new DateTimeOffset(2026, 12, 8, 23, 59, 59, TimeSpan.FromHours(3)), last);
        Assert.Null(Cancellation.OfRefund(Sold, last, last.AddMilliseconds(999)));
        Assert.Equal(CancelRefusal.CoolingOffOver, Cancellation.OfRefund(Sold, last, last.AddSeconds(1)));
        Assert.Equal(CancelRefusal.NotActive, Cancellation.OfRefund(Sold with { IsActive = false }, last, SoldAt));
        Assert.Equal(CancelRefusal.Claimed, Cancellation.OfRefund(Sold with { IsClaimed = true }, last, SoldAt));
    }
}
