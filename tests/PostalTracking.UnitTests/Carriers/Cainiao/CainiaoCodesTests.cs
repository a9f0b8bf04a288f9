using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Carriers.Cainiao;
using PostalTracking.Web.Features.Tracking.Codes;

namespace PostalTracking.UnitTests.Carriers.Cainiao;

public sealed class CainiaoCodesTests
{
    private static readonly CarrierCodeTable Table = CainiaoCodes.Table;

    [Fact]
    public void Knows_144_actions_of_which_7_deliberately_move_nothing_and_the_four_groups_of_the_link_query()
    {
        Assert.Equal(144 + 4, Table.Codes.Count);
        Assert.Equal(7, Table.Codes.Count(code => code.Status is null));
    }

    [Theory]
    [InlineData(1, "CONSIGN")]
    [InlineData(78, "GTMS_SIGNED")]
    [InlineData(144, "EXCEPTION")]
    [InlineData(148, "delivered")]
    public void The_numbers_are_stored_and_never_change(int id, string raw)
    {
        Assert.Equal(raw, Table.Find(id).Raw);
        Assert.Equal(Enumerable.Range(1, 148), Table.Codes.Select(code => code.Id));
    }

    [Theory]
    [InlineData("GTMS_SIGNED", "delivered")]
    [InlineData("GTMS_STA_SIGNED", "available_for_pickup")] // the station signed, not the buyer
    [InlineData("CC_IM_SUCCESS", "customs_released")]
    [InlineData("RETURNED", "returned")]
    [InlineData("in_transit", "in_transit")]
    [InlineData("delivering", "out_for_delivery")]
    [InlineData("ready_for_collection", "available_for_pickup")]
    [InlineData("delivered", "delivered")]
    public void A_code_means(string raw, string status) => Assert.Equal(status, Table.Find(raw).Status?.Name());

    [Fact]
    public void Only_the_general_in_transit_is_advisory() =>
        Assert.Equal(["COMMON_INTRANSIT"], Table.Codes.Where(code => code.Advisory).Select(code => code.Raw));

    [Theory]
    [InlineData("GTMS_SIGNED_FAILURE")] // nothing is guessed from a beginning or an end
    [InlineData("gtms_signed")]
    public void An_unknown_code_has_no_number_here(string raw)
    {
        var code = Table.Find(raw);

        Assert.Null(Table.IdOf(raw));
        Assert.Equal((CarrierCodeTable.NoId, false, null, raw), (code.Id, code.Known, code.Status, code.Raw));
    }

    [Fact]
    public void Numbers_of_the_table_stay_below_those_of_the_dictionary() =>
        Assert.All(Table.Codes, code => Assert.InRange(code.Id, 1, CarrierCodeRowConfiguration.FirstUnknownId - 1));
}
