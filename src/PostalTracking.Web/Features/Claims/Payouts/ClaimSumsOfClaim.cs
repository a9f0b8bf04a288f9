using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Payouts;

internal static class ClaimSumsOfClaim
{
    public static ClaimSums Sums(this Claim claim) => ClaimSums.Of(claim.AmountApproved, claim.AmountOrdered, claim.AmountPaid);

    /// <summary>Writes down what <see cref="ClaimSums"/> answered.</summary>
    public static void Take(this Claim claim, ClaimSums sums)
    {
        claim.AmountOrdered = sums.Ordered;
        claim.AmountPaid = sums.Paid;
    }

    /// <summary>By which banks and people know a payout: 407138592-1.</summary>
    public static string Name(this Payout payout) => $"{payout.ClaimNumber}-{payout.Sequence}";
}
