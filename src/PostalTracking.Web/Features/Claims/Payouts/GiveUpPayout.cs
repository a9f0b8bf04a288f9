using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Payouts;

/// <summary>Takes back a payout that has not left in a file yet.</summary>
internal sealed class GiveUpPayout(PayoutTransaction transaction, FreePayout free)
{
    public Task<PayoutOutcome> RunAsync(
        string claimNumber, short sequence, ClaimActor actor, string reason, string key, CancellationToken cancellationToken) =>
        transaction.RunAsync(
            claimNumber,
            actor,
            new(key, $"give-up\n{sequence}"),
            money => GiveUpAsync(money, sequence, actor, reason, cancellationToken),
            cancellationToken);

    private async Task<PayoutOutcome> GiveUpAsync(
        ClaimMoney money, short sequence, ClaimActor actor, string reason, CancellationToken cancellationToken)
    {
        if (money.Payouts.SingleOrDefault(one => one.Sequence == sequence) is not { } payout)
        {
            return new PayoutOutcome.NotFound();
        }

        if (payout.Status is not (PayoutStatus.Ordered or PayoutStatus.Released))
        {
            return new PayoutOutcome.Stands(payout.Status);
        }

        await free.RunAsync(money, payout, actor, "given-up", reason, cancellationToken);
        return new PayoutOutcome.Done(sequence);
    }
}
