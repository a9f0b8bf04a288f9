using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;

namespace PostalTracking.Web.Features.Claims.Payouts;

/// <summary>
/// What every payout that does not arrive has in common: its sum is free for another order, and a claim with nothing on the way goes back
/// to where it was approved. Inside the caller's transaction.
/// </summary>
internal sealed class FreePayout(ClaimSteps steps, TimeProvider clock)
{
    /// <param name="why">For the story: <c>payee-changed</c>, <c>given-up</c>, <c>returned</c>.</param>
    /// <param name="text">What the bank or the desk said.</param>
    public async Task RunAsync(
        ClaimMoney money, Payout payout, ClaimActor actor, string why, string? text, CancellationToken cancellationToken)
    {
        var claim = money.Claim;
        claim.Take(claim.Sums().Free(payout.Amount, wasPaid: payout.Status == PayoutStatus.Paid)
            ?? throw new InvalidOperationException($"Payout {payout.Name()} is more than its claim has ordered."));
        payout.Status = PayoutStatus.Returned;
        payout.SettledAt = clock.GetUtcNow();
        payout.Version++;
        steps.Tell(
            claim, ClaimEntryKind.PayoutReturned, actor, text: text, amount: payout.Amount, about: new { payout = payout.Sequence, why });
        steps.Publish(claim, "payout-returned");

        var isUnderway = money.Payouts.Any(
            one => one.Status is PayoutStatus.Ordered or PayoutStatus.Released or PayoutStatus.Exported);
        if (claim.Status is ClaimStatus.PayoutOrdered or ClaimStatus.Paid && !isUnderway)
        {
            var back = claim.AmountApproved < claim.AmountAsked ? ClaimStatus.PartlyApproved : ClaimStatus.Approved;
            await steps.MoveAsync(claim, back, ClaimActor.House, cancellationToken, ClaimReason.PayoutReturned);
        }
    }
}
