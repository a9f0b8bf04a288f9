using PostalTracking.Web.Features.Partners;
using PostalTracking.Web.Hosting;

namespace PostalTracking.UnitTests.Features.Partners;

public sealed class ApiKeyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_token_is_a_name_that_may_be_shown_and_a_secret_that_is_not_kept()
    {
        var (key, token) = ApiKey.Issue(1, [Scopes.Claims], Now);

        Assert.Matches("^pt_live_[0-9a-f]{12}\\.[A-Za-z0-9_-]{49}$", token);
        Assert.Equal(token.Split('.')[0], key.Prefix);
        Assert.Equal(ApiKey.Hash(token), key.KeyHash);
        Assert.NotEqual(token, ApiKey.Issue(1, [Scopes.Claims], Now).Token);
        Assert.True(token.Length <= ApiKeyLookup.LongestToken);
    }

    [Fact]
    public void It_is_valid_until_it_expires_or_is_revoked()
    {
        var (key, _) = ApiKey.Issue(1, [], Now, Now.AddDays(1));

        Assert.True(key.IsValidAt(Now.AddDays(1).AddTicks(-1)));
        Assert.False(key.IsValidAt(Now.AddDays(1)));

        key.Revoke(Now.AddHours(1));
        key.Revoke(Now.AddHours(2));
        Assert.False(key.IsValidAt(Now));
        Assert.Equal(Now.AddHours(1), key.RevokedAt);
    }
}
