using CsCheck;
using PostalTracking.Domain.Protection;

namespace PostalTracking.UnitTests.Protection;

public sealed class PolicyDigitsTests
{
    private static readonly Gen<string> Numbers = Gen.Int[100_000_000, 999_999_999].Select(PolicyDigits.WithCheckDigit);

    [Theory]
    [InlineData(799_273_987, "7992739875")]
    [InlineData(123_456_789, "1234567897")]
    public void The_check_digit_is_luhns(int serial, string number) => Assert.Equal(number, PolicyDigits.WithCheckDigit(serial));

    [Fact]
    public void What_is_drawn_is_read_back_however_it_is_typed() => Numbers.Sample(number =>
    {
        Assert.True(PolicyDigits.TryParse(PolicyDigits.Grouped(number), out var read));
        Assert.Equal(number, read);
        Assert.True(PolicyDigits.TryParse(PolicyDigits.Draw(), out _));
    });

    [Fact]
    public void One_wrong_digit_is_always_noticed() => Gen.Select(Numbers, Gen.Int[0, 9], Gen.Int[1, 9]).Sample((number, at, by) =>
    {
        var wrong = (char)('0' + ((number[at] - '0' + by) % 10));
        Assert.False(PolicyDigits.TryParse($"{number[..at]}{wrong}{number[(at + 1)..]}", out _));
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("799273987")]
    [InlineData("79927398711")]
    [InlineData("799273987A")]
    [InlineData("７９９２７３９８７１")]
    public void What_is_no_number_is_refused(string? typed) => Assert.False(PolicyDigits.TryParse(typed, out _));
}
