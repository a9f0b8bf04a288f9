using System.Buffers.Text;
using PostalTracking.Web.Features.Protection.Access;

namespace PostalTracking.UnitTests.Features.Protection.Access;

public class PolicyCodesTests
{
    private const string Policy = "ZP-2026-0000001";

    private readonly PolicyCodes _codes = With(1);

    [Fact]
    public void A_reprint_shows_what_the_first_print_showed()
    {
        var (first, again) = (_codes.For(Policy, 1), _codes.For(Policy, 1));

        Assert.Equal((first.AccessCode, first.Capability), (again.AccessCode, again.Capability));
        Assert.Equal(first.CodeHash, again.CodeHash);
    }

    [Fact]
    public void Another_policy_version_or_secret_has_other_keys()
    {
        BuyerKeys[] keys = [_codes.For(Policy, 1), _codes.For(Policy, 2), _codes.For("ZP-2026-0000002", 1), With(2).For(Policy, 1)];

        Assert.Distinct(keys.Select(key => key.AccessCode));
        Assert.Distinct(keys.Select(key => key.Capability));
        Assert.Distinct(keys.Select(key => Convert.ToHexString(key.CodeHash)));
    }

    [Fact]
    public void A_million_policies_have_a_million_codes()
    {
        var codes = Enumerable.Range(1, 1_000_000).Select(i => _codes.For($"ZP-2026-{i:0000000}", 1).AccessCode).ToHashSet();

        Assert.Equal(1_000_000, codes.Count);
        Assert.All(codes.Take(1000), code => Assert.Equal(code, AccessCode.Parse(code)));
    }

    [Fact]
    public void A_link_says_whose_it_is() => Assert.Equal((Policy, (short)7), _codes.Read(_codes.For(Policy, 7).Capability));

    [Fact]
    public void A_link_with_any_bit_changed_says_nothing()
    {
        var link = Base64Url.DecodeFromChars(_codes.For(Policy, 1).Capability);

        Assert.All(Enumerable.Range(0, link.Length * 8), bit =>
        {
            var changed = link.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(_codes.Read(Base64Url.EncodeToString(changed)));
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("K7MPX-3RTHA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("не ссылка, а слова и ещё немного слов")]
    public void What_we_did_not_make_is_no_link(string text) => Assert.Null(_codes.Read(text));

    private static PolicyCodes With(byte secret)
    {
        var codes = new PolicyCodes();
        codes.Use([.. Enumerable.Repeat(secret, 32)]);
        return codes;
    }
}
