using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Carriers.HongkongPost;
using PostalTracking.Web.Features.Tracking.Codes;

namespace PostalTracking.UnitTests.Carriers.HongkongPost;

public sealed class HongkongPostCodesTests
{
    private static readonly CarrierCodeTable Table = HongkongPostCodes.Table;

    [Fact]
    public void Knows_25_events_and_12_statuses_of_ec_ship_and_each_moves_the_parcel()
    {
        Assert.Equal(25 + 12, Table.Codes.Count);
        Assert.All(Table.Codes, code => Assert.NotNull(code.Status));
    }

    [Theory]
    [InlineData("EMA", "accepted")]
    [InlineData("EME", "customs_held")]
    [InlineData("EMI", "delivered")]
    [InlineData("EXX", "cancelled")]
    [InlineData("TT0", "accepted")]
    [InlineData("TT2", "in_transit")]
    [InlineData("TT5", "delivered")]
    [InlineData("TT10", "exception")]
    [InlineData("TT13", "in_transit")]
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
        var codes = Table.Codes.Where(code => code.Raw is not ("EXX" or "EDX" or ['T', 'T', ..])).ToList();

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

    // What the parcel's story is told in when all of it bears one time: phase, then number. Where two neighbours
    // mean the same status, their order changes nothing.
    [Fact]
    public void Of_two_events_of_one_moment_the_later_on_the_journey_has_the_last_word()
    {
        var codes = Table.Codes.Where(code => code.Raw is not ("EXX" or "EDX" or ['T', 'T', ..])).ToList();
        var strays = codes.SelectMany((earlier, i) => codes.Skip(i + 1).Select(later => (earlier, later)))
            .Where(pair => pair.earlier.Status != pair.later.Status)
            .Where(pair => (pair.earlier.Phase, pair.earlier.Id).CompareTo((pair.later.Phase, pair.later.Id)) > 0)
            .Select(pair => $"{pair.earlier.Raw} after {pair.later.Raw}");
        Assert.Empty(strays);
    }

    // UPU's terminations: whatever else was said of that phase at that moment, they end it.
    [Theory]
    [InlineData("EXX", JourneyPhase.Export)]
    [InlineData("EDX", JourneyPhase.Import)]
    public void A_termination_has_the_last_word_of_its_phase(string raw, JourneyPhase phase)
    {
        Assert.Equal(phase, Table.Find(raw).Phase);
        Assert.All(
            Table.Codes.Where(code => code.Phase == phase && code.Raw is ['E', 'X' or 'D', _] && code.Raw != raw),
            code => Assert.True(code.Id < Table.IdOf(raw), code.Raw));
    }

    [Fact]
    public void No_two_codes_share_a_number_and_each_comes_back_from_its_own() => Assert.All(
        Table.Codes.GroupBy(code => code.Id),
        same => Assert.Equal(Assert.Single(same).Raw, Table.Find(same.Key).Raw));

    [Theory]
    [InlineData("TT11")]
    [InlineData("TT99")]
    public void A_status_nobody_told_of_is_unknown(string raw) => Assert.False(Table.Find(raw).Known);

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
