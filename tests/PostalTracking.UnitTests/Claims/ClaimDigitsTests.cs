using CsCheck;
using PostalTracking.Domain.Claims;
using PostalTracking.Domain.Protection;

namespace PostalTracking.UnitTests.Claims;

public sealed class ClaimDigitsTests
{
    private static readonly Gen<string> Numbers = Gen.Int[10_000_000, 99_999_999].Select(ClaimDigits.WithCheckDigit);

    private static readonly Gen<string> Policies = Gen.Int[100_000_000, 999_999_999].Select(PolicyDigits.WithCheckDigit);

    [Theory]
    [InlineData(40_713_859, "407138593")]
    [InlineData(12_345_678, "123456782")]
    public void The_check_digit_is_luhns(int serial, string number) => Assert.Equal(number, ClaimDigits.WithCheckDigit(serial));

    [Fact]
    public void What_is_drawn_is_read_back_however_it_is_typed() => Numbers.Sample(number =>
    {
        Assert.True(ClaimDigits.TryParse($" {ClaimDigits.Grouped(number).Replace(' ', '-')} ", out var read));
        Assert.Equal(number, read);
        Assert.True(ClaimDigits.TryParse(ClaimDigits.Draw(), out _));
    });

    [Fact]
    public void One_wrong_digit_is_always_noticed() => Gen.Select(Numbers, Gen.Int[0, 8], Gen.Int[1, 9]).Sample((number, at, by) =>
    {
        var wrong = (char)('0' + ((number[at] - '0' + by) % 10));
        Assert.False(ClaimDigits.TryParse($"{number[..at]}{wrong}{number[(at + 1)..]}", out _));
    });

    [Fact]
    public void A_claim_is_never_taken_for_a_policy_nor_a_policy_for_a_claim() => Gen.Select(Numbers, Policies).Sample((claim, policy) =>
    {
        Assert.False(PolicyDigits.TryParse(claim, out _));
        Assert.False(PolicyDigits.TryParse(ClaimDigits.Grouped(claim), out _));
        Assert.False(ClaimDigits.TryParse(policy, out _));
        Assert.False(ClaimDigits.TryParse(PolicyDigits.Grouped(policy), out _));
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("40713859")]
    [InlineData("4071385922")]
    [InlineData("40713859O")]
    [InlineData("４０７１３８５９２")]
    public void What_is_no_number_is_refused(string? typed) => Assert.False(ClaimDigits.TryParse(typed, out _));
}
