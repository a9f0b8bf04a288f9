using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Payouts;

/// <summary>The bank sent the money back, at once or after it had been taken as paid: the customer is asked for other details.</summary>
internal sealed class ReturnPayout(PayoutTransaction transaction, FreePayout free)
{
    /// <param name="reason">In the bank's words; the customer reads them.</param>
    public Task<PayoutOutcome> RunAsync(
        string claimNumber, short sequence, ClaimActor actor, string reason, string key, CancellationToken cancellationToken) =>
        transaction.RunAsync(
            claimNumber,
            actor,
            new(key, $"return\n{sequence}"),
            money => ReturnAsync(money, sequence, actor, reason, cancellationToken),
            cancellationToken);

    private async Task<PayoutOutcome> ReturnAsync(
        ClaimMoney money, short sequence, ClaimActor actor, string reason, CancellationToken cancellationToken)
    {
        if (money.Payouts.SingleOrDefault(one => one.Sequence == sequence) is not { } payout)
        {
            return new PayoutOutcome.NotFound();
        }

        if (payout.Status is not (PayoutStatus.Exported or PayoutStatus.Paid))
        {
            return new PayoutOutcome.Stands(payout.Status);
        }

        await free.RunAsync(money, payout, actor, "returned", reason, cancellationToken);
        return new PayoutOutcome.Done(sequence);
    }
}
