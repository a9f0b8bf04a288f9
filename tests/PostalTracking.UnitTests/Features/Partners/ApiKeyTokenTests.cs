using PostalTracking.Web.Features.Partners;

namespace PostalTracking.UnitTests.Features.Partners;

public sealed class ApiKeyTokenTests
{
    [Fact]
    public void The_checksum_is_the_crc_everybody_computes()
    {
        // The check value of CRC-32 is 0xCBF43926 for "123456789".
        const string digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        var value = ApiKeyToken.Checksum("123456789").Aggregate(0L, (sum, c) => (sum * 62) + digits.IndexOf(c, StringComparison.Ordinal));

        Assert.Equal(0xCBF43926L, value);
    }

    [Fact]
    public void A_new_key_is_whole_and_any_other_letter_makes_it_none()
    {
        var (token, prefix) = ApiKeyToken.New();

        Assert.True(ApiKeyToken.IsWhole(token));
        Assert.StartsWith($"{prefix}.", token, StringComparison.Ordinal);
        for (var i = 0; i < token.Length; i++)
        {
            var other = token[i] == 'x' ? 'y' : 'x';
            Assert.False(ApiKeyToken.IsWhole($"{token[..i]}{other}{token[(i + 1)..]}"), $"at {i}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("pt_live_")]
    [InlineData("pt_live_000000000000.nothing")]
    [InlineData("pt_demo_partner")]
    public void What_has_another_form_is_none(string token) => Assert.False(ApiKeyToken.IsWhole(token));
}
