using PostalTracking.Domain.Protection;
using PostalTracking.Domain.Tracking;

namespace PostalTracking.UnitTests.Protection;

public sealed class EligibilityTests
{
    private const int Office = 390000;

    private static readonly TimeZoneInfo Ryazan = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");
    private static readonly DateTimeOffset Now = At("2026-11-24T10:00:00+03:00");
    private static readonly ParcelAtCounter Waiting = new(ShipmentStatus.AvailableForPickup, null, Office, 2_499_00, null, false);

    [Fact]
    public void A_parcel_with_cash_on_delivery_that_waits_here_can_be_protected() => Assert.Null(Refusal(Waiting));

    [Theory]
    [InlineData(ShipmentStatus.Pending, SaleRefusal.NotArrived)]
    [InlineData(ShipmentStatus.InTransit, SaleRefusal.NotArrived)]
    [InlineData(ShipmentStatus.OutForDelivery, SaleRefusal.NotArrived)]
    [InlineData(ShipmentStatus.AttemptFailed, null)]
    [InlineData(ShipmentStatus.Delivered, null)]
    [InlineData(ShipmentStatus.PartiallyDelivered, null)]
    [InlineData(ShipmentStatus.Returning, SaleRefusal.Returned)]
    [InlineData(ShipmentStatus.Returned, SaleRefusal.Returned)]
    [InlineData(ShipmentStatus.Lost, SaleRefusal.Ended)]
    [InlineData(ShipmentStatus.Destroyed, SaleRefusal.Ended)]
    [InlineData(ShipmentStatus.Seized, SaleRefusal.Ended)]
    [InlineData(ShipmentStatus.Cancelled, SaleRefusal.Ended)]
    [InlineData(ShipmentStatus.Expired, SaleRefusal.NotArrived)]
    public void Where_it_stands_decides(ShipmentStatus status, SaleRefusal? refusal) =>
        Assert.Equal(refusal, Refusal(Waiting with { Status = status }));

    [Fact]
    public void Every_status_is_decided() => Assert.All(ShipmentStatuses.All, status => Refusal(Waiting with { Status = status }));

    [Theory]
    [InlineData("2026-11-24T00:00:00+03:00", null)]
    [InlineData("2026-11-24T09:59:00+03:00", null)]
    [InlineData("2026-11-23T23:59:59+03:00", SaleRefusal.HandedOverBefore)]
    public void Handed_over_today_by_the_offices_calendar_is_in_time(string receivedAt, SaleRefusal? refusal) =>
        Assert.Equal(refusal, Refusal(Waiting with { Status = ShipmentStatus.Delivered, ReceivedAt = At(receivedAt) }));

    [Fact]
    public void Another_office_and_no_office_are_different_refusals()
    {
        Assert.Equal(SaleRefusal.WrongOffice, Refusal(Waiting with { Office = 101000 }));
        Assert.Equal(SaleRefusal.NotArrived, Refusal(Waiting with { Office = null }));
    }

    [Theory]
    [InlineData(2_499_00L, null, 2_499_00L, null)]
    [InlineData(2_499_00L, 9_00L, 2_499_00L, null)] // the carrier's word counts more
    [InlineData(2_499_00L, null, 2_499_01L, SaleRefusal.CodDiffers)]
    [InlineData(null, 2_499_00L, 2_499_00L, null)]
    [InlineData(null, 2_499_00L, 2_000_00L, SaleRefusal.CodDiffers)]
    [InlineData(null, null, 777_00L, null)] // nobody names one: the clerk does
    [InlineData(null, null, 0L, SaleRefusal.NoCod)]
    [InlineData(0L, 2_499_00L, 2_499_00L, SaleRefusal.NoCod)]
    public void The_sum_has_to_be_the_one_that_is_named(long? carrier, long? registered, long cod, SaleRefusal? refusal) =>
        Assert.Equal(refusal, Eligibility.Refusal(
            Waiting with { CarrierCod = carrier, RegisteredCod = registered }, cod, true, Office, Ryazan, Now));

    [Fact]
    public void Without_consent_nothing_is_sold() =>
        Assert.Equal(SaleRefusal.NotConsented, Eligibility.Refusal(Waiting, 2_499_00, false, Office, Ryazan, Now));

    [Fact]
    public void Protected_already_is_told_before_anything_else() => Assert.Equal(
        SaleRefusal.AlreadyProtected, Refusal(Waiting with { IsProtected = true, Status = ShipmentStatus.Returned, Office = 101000 }));

    [Fact]
    public void Every_refusal_has_a_name_of_its_own() =>
        Assert.Equal(Enum.GetValues<SaleRefusal>().Length, Enum.GetValues<SaleRefusal>().Select(r => r.Name()).Distinct().Count());

    private static SaleRefusal? Refusal(ParcelAtCounter parcel) => Eligibility.Refusal(parcel, Office, Ryazan, Now);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
