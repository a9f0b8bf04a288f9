using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;

namespace PostalTracking.Web.Features.Claims.Payouts;

/// <summary>The payment system carried a payout out. With the last kopeck approved the claim is paid.</summary>
internal sealed class SettlePayout(PayoutTransaction transaction, ClaimSteps steps, TimeProvider clock)
{
    /// <param name="key">Of the form; null where the payout's own row says whether it was done.</param>
    public Task<PayoutOutcome> RunAsync(
        string claimNumber, short sequence, ClaimActor actor, string? key, CancellationToken cancellationToken) =>
        transaction.RunAsync(
            claimNumber,
            actor,
            key is null ? null : new(key, $"settle\n{sequence}"),
            money => SettleAsync(money, sequence, actor, cancellationToken),
            cancellationToken);

    private async Task<PayoutOutcome> SettleAsync(
        ClaimMoney money, short sequence, ClaimActor actor, CancellationToken cancellationToken)
    {
        var claim = money.Claim;
        if (money.Payouts.SingleOrDefault(one => one.Sequence == sequence) is not { } payout)
        {
            return new PayoutOutcome.NotFound();
        }

        if (payout.Status != PayoutStatus.Exported)
        {
            return new PayoutOutcome.Stands(payout.Status);
        }

        claim.Take(claim.Sums().Pay(payout.Amount)
            ?? throw new InvalidOperationException($"Payout {payout.Name()} is more than its claim has ordered."));
        payout.Status = PayoutStatus.Paid;
        payout.SettledAt = clock.GetUtcNow();
        payout.Version++;
        steps.Tell(claim, ClaimEntryKind.PayoutPaid, actor, amount: payout.Amount, about: new { payout = sequence });
        steps.Publish(claim, "payout-paid");
        if (claim.Sums().IsAllPaid)
        {
            // Decided again while the money was on its way.
            if (claim.Status is ClaimStatus.Approved or ClaimStatus.PartlyApproved)
            {
                await steps.MoveAsync(claim, ClaimStatus.PayoutOrdered, actor, cancellationToken);
            }

            await steps.MoveAsync(claim, ClaimStatus.Paid, ClaimActor.House, cancellationToken, ClaimReason.Done, amount: claim.AmountPaid);
        }

        return new PayoutOutcome.Done(sequence);
    }
}
