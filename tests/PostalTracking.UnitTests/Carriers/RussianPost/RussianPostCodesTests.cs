using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Carriers.RussianPost;
using PostalTracking.Web.Features.Tracking.Codes;

namespace PostalTracking.UnitTests.Carriers.RussianPost;

public sealed class RussianPostCodesTests
{
    private static readonly CarrierCodeTable Table = RussianPostCodes.Table;

    private static readonly List<string[]> Rows =
        [.. EmbeddedCsv.Rows(typeof(RussianPostCodes), "codes.csv", "type,attr,status,phase,name_ru,text_key")];

    [Fact]
    public void Knows_446_pairs_and_what_each_of_the_64_types_means_without_an_attribute()
    {
        Assert.Equal(446, Rows.Count(row => row[1] != "*"));
        Assert.Equal(64, Rows.Count(row => row[1] == "*"));
        Assert.All(Rows, row => Assert.True(Table.Find($"{row[0]}/{(row[1] == "*" ? "0" : row[1])}").Known));
    }

    [Fact]
    public void Every_pair_has_the_status_of_its_row_and_48_deliberately_move_nothing()
    {
        var pairs = Rows.Where(row => row[1] != "*").ToList();

        Assert.All(pairs, row => Assert.Equal(row[2], Table.Find($"{row[0]}/{row[1]}").Status?.Name() ?? "no_change"));
        Assert.Equal(48, pairs.Count(row => row[2] == "no_change"));
    }

    [Fact]
    public void A_type_whose_attributes_agree_means_the_same_without_one()
    {
        var agreeing = Rows.Where(row => row[1] != "*")
            .GroupBy(row => row[0], row => row[2])
            .Where(type => type.Distinct().Count() == 1)
            .ToList();

        Assert.Equal(54, agreeing.Count);
        Assert.All(agreeing, type => Assert.Equal(type.First(), Rows.Single(row => row[0] == type.Key && row[1] == "*")[2]));
    }

    [Theory]
    [InlineData("1/0", "accepted")] // accepted abroad: the one of the three events of a real SRM item
    [InlineData("2/0", "delivered")]
    [InlineData("2/1", "delivered")]
    [InlineData("2/2", "returned")]
    [InlineData("2/9", "returned")]
    [InlineData("2/31", "returned")]
    [InlineData("4", "in_transit")]
    [InlineData("5", "exception")]
    [InlineData("5/1", "lost")]
    [InlineData("8/0", "in_transit")]
    [InlineData("8/2", "available_for_pickup")]
    [InlineData("12/0", "attempt_failed")]
    [InlineData("12/9", "available_for_pickup")]
    [InlineData("12/28", "lost")]
    [InlineData("14", "customs")]
    [InlineData("14/1", "customs_released")]
    [InlineData("24/1050", "customs_held")]
    [InlineData("30", "returning")]
    [InlineData("33", "in_transit")]
    [InlineData("62/0", "returned")]
    public void An_operation_means(string raw, string status) => Assert.Equal(status, Table.Find(raw).Status?.Name());

    [Theory]
    [InlineData("8/26")] // registered under a new number
    [InlineData("55")]
    [InlineData("63/0")] // cash on delivery paid: the money moved, the parcel did not
    public void An_operation_moves_nothing(string raw) => Assert.Equal((true, null), (Table.Find(raw).Known, Table.Find(raw).Status));

    [Theory]
    [InlineData("99/7")]
    [InlineData("8/999")] // a known type does not vouch for an unknown attribute
    [InlineData("-1/0")]
    [InlineData("104")]
    [InlineData("вручено")]
    public void An_operation_is_unknown_and_kept_as_it_came(string raw)
    {
        var code = Table.Find(raw);

        Assert.Equal((false, null, raw), (code.Known, code.Status, code.Raw));
    }

    [Fact]
    public void What_is_handed_back_to_the_sender_never_counts_as_delivered() =>
        Assert.All(
            Table.Codes.Where(code => code.Raw.StartsWith("2/", StringComparison.Ordinal)),
            code => Assert.Equal(
                code.CarrierText!.Contains("тправителю", StringComparison.Ordinal) ? ShipmentStatus.Returned : ShipmentStatus.Delivered,
                code.Status));

    [Fact]
    public void The_carriers_own_words_are_type_and_attribute() =>
        Assert.Equal("Обработка. Прибыло в место вручения", Table.Find("8/2").CarrierText);
}
