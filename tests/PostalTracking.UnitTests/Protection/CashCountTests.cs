using PostalTracking.Domain.Protection;

namespace PostalTracking.UnitTests.Protection;

public sealed class CashCountTests
{
    [Fact]
    public void Every_note_and_coin_once_is_their_sum()
    {
        Assert.Empty(CashCount.Read(_ => "1", out var count));

        Assert.Equal(8_860_00 + 18_60, count.Total);
        Assert.Equal(14, count.Counts.Count);
    }

    [Fact]
    public void Ten_roubles_are_a_note_and_a_coin()
    {
        Assert.Empty(CashCount.Read(name => name switch { "n1000" => "2", "c1000" => " 3 ", _ => "" }, out var count));

        Assert.Equal(50_00, count.Total);
        Assert.Equal(["c1000", "n1000"], count.Counts.Keys.Order());
    }

    [Fact]
    public void The_largest_count_does_not_overflow()
    {
        Assert.Empty(CashCount.Read(_ => "99999", out var count));

        Assert.Equal(99_999L * (8_860_00 + 18_60), count.Total);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1,5")]
    [InlineData("пять")]
    [InlineData("100000")]
    [InlineData("1 000")]
    public void What_is_no_count_is_named(string typed) =>
        Assert.Equal(["n5000"], CashCount.Read(name => name == "n5000" ? typed : null, out _));
}
