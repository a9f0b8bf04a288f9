using PostalTracking.Web.Features.Carriers;
using PostalTracking.Web.Features.Carriers.RussianPost;
using PostalTracking.Web.Features.Tracking.Money;

namespace PostalTracking.UnitTests.Carriers.RussianPost;

public sealed class MoneyOrderParserTests
{
    [Fact]
    public void Reads_what_became_of_the_money_each_thing_once()
    {
        var told = MoneyOrderParser.Parse(Recorded.Answer("RussianPost", "money-orders.xml"));

        Assert.Equal(
            [
                new ToldMoneyOrder(new(2026, 10, 11, 3, 4, 37, TimeSpan.Zero), 1, "41207", 249_900, 683000, 125424),
                new ToldMoneyOrder(new(2026, 10, 11, 6, 20, 0, TimeSpan.Zero), 2, "41207", 249_900, 683000, 125424),
                new ToldMoneyOrder(new(2026, 10, 12, 13, 49, 13, TimeSpan.Zero), 3, "", 0, 0, 0), // all attributes are optional
                new ToldMoneyOrder(new(2026, 10, 12, 13, 50, 0, TimeSpan.Zero), 77, "", 0, 0, 0), // a number is no place for names
            ],
            told);
    }

    [Fact]
    public void A_parcel_without_a_transfer_has_no_events() =>
        Assert.Empty(MoneyOrderParser.Parse(Recorded.Answer("RussianPost", "money-orders-none.xml")));

    [Theory]
    [InlineData("fault-money-orders.xml", nameof(CarrierTrouble.Refused))]
    [InlineData("fault-login.xml", nameof(CarrierTrouble.Refused))]
    [InlineData("fault-language.xml", nameof(CarrierTrouble.Failed))]
    [InlineData("registered.xml", nameof(CarrierTrouble.Garbled))]
    public void A_fault_is_trouble(string file, string trouble) =>
        Assert.Equal(trouble, Recorded.Trouble(() => MoneyOrderParser.Parse(Recorded.Answer("RussianPost", file))).ToString());
}
