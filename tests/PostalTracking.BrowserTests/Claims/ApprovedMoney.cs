using PostalTracking.BrowserTests.Browsing;
using PostalTracking.BrowserTests.Counter;
using PostalTracking.Web.Features.Claims.Payouts;
using PostalTracking.Web.Features.Claims.Payouts.Files;

namespace PostalTracking.BrowserTests.Claims;

/// <summary>Claims whose money is somewhere on its way.</summary>
internal static class ApprovedMoney
{
    public const long Sum = 2_499_00;

    /// <returns>The claim, and the code on its confirmation.</returns>
    public static async Task<(string Claim, string Code)> ApprovedAsync(this House house, bool withPayee = true)
    {
        var (policy, keys) = await house.App.BuyAsync(await house.ArrivedAsync(Sum), cod: Sum);
        return (await house.App.ApproveAsync(policy, Sum, withPayee: withPayee), keys.AccessCode);
    }

    public static async Task<string> OrderedAsync(this House house)
    {
        var (claim, _) = await house.ApprovedAsync();
        Assert.IsType<PayoutOutcome.Done>(await house.App.OrderAsync(claim, Sum));
        return claim;
    }

    public static async Task<string> ReleasedAsync(this House house)
    {
        var claim = await house.OrderedAsync();
        Assert.IsType<PayoutOutcome.Done>(await house.App.ReleaseAsync(claim));
        return claim;
    }

    /// <returns>The claim, and the file its payout is in.</returns>
    public static async Task<(string Claim, Guid File)> SentAsync(this House house)
    {
        var claim = await house.ReleasedAsync();
        return (claim, Assert.IsType<ExportOutcome.Made>(await house.App.ExportAsync()).Id);
    }
}
