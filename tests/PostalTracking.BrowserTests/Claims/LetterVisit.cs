using PostalTracking.BrowserTests.Browsing;
using PostalTracking.BrowserTests.Counter;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.BrowserTests.Claims;

/// <summary>Claims for the pages of letters.</summary>
internal static class LetterVisit
{
    /// <summary>In review, of a case where a call is enough.</summary>
    public static async Task<Claim> ClaimAsync(this House house)
    {
        var (policy, _) = await house.App.BuyAsync(await house.ArrivedAsync(2_499_00), daysAgo: 3, cod: 2_499_00);
        var claim = await house.App.ReadAsync(await house.App.FileAsync(policy, Circumstance.EmptyBox, 2_000_00, FiledClaims.Consultant));
        Assert.Equal(ClaimStatus.InReview, claim.Status);
        return claim;
    }
}
