using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Carriers.HongkongPost;
using PostalTracking.Web.Features.Tracking.Codes;

namespace PostalTracking.UnitTests.Carriers;

public sealed class HongkongPostCodesTests
{
    private static readonly CarrierCodeTable Table = HongkongPostCodes.Table;

    [Fact]
    public void Knows_25_events_and_each_has_a_status()
    {
        Assert.Equal(25, Table.Codes.Count);
        Assert.All(Table.Codes, code => Assert.NotNull(code.Status));
    }

    [Theory]
    [InlineData("EMA", "accepted")]
    [InlineData("EME", "customs_held")]
    [InlineData("EMI", "delivered")]
    [InlineData("EXX", "cancelled")]
    public void An_event_means(string raw, string status) => Assert.Equal(status, Table.Find(raw).Status?.Name());

    // UPU, phase order for a monotonic display.
    [Fact]
    public void Phases_follow_the_order_of_the_journey()
    {
        string[] order =
        [
            "EMA", "EMB", "EXA", "EXB", "EXC", "EXD", "EMC", "EMJ", "EMK", "EMD", "EDA", "EDB", "EME", "EDC", "EMF",
            "EDD", "EDE", "EMG", "EDF", "EDG", "EMH", "EDH", "EMI",
        ];

        // The two terminations have no place in it.
        var codes = Table.Codes.Where(code => code.Raw is not ("EXX" or "EDX")).ToList();

        Assert.Equal(order, codes.Select(code => code.Raw));
        Assert.Equal(codes.OrderBy(code => code.Phase), codes);
    }

    [Theory]
    [InlineData("EMI")]
    [InlineData("XYZ")]
    [InlineData("12")]
    [InlineData("EMSX9")]
    public void A_code_comes_back_from_its_number(string raw)
    {
        var id = Table.IdOf(raw);

        Assert.NotNull(id);
        Assert.Equal(raw, Table.Find(id.Value).Raw);
    }

    [Fact]
    public void The_number_is_the_code_in_base_36() => Assert.Equal((14 * 36 * 36) + (22 * 36) + 18, Table.IdOf("EMI"));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("emi")]
    [InlineData("EMI!")]
    [InlineData("EMIEMI")]
    public void What_would_not_come_back_has_no_number(string raw) => Assert.Null(Table.IdOf(raw));
}
