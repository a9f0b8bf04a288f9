using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Payouts.Payees;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;

namespace PostalTracking.Web.Features.Claims.Payouts;

/// <summary>The desk orders a part or all of an approved sum to be paid to the account the customer named last.</summary>
internal sealed class OrderPayout(PostalTrackingDbContext db, PayoutTransaction transaction, ClaimSteps steps, TimeProvider clock)
{
    /// <param name="amount">Null: all that is left to be ordered.</param>
    /// <param name="key">Of the form: sent again, it orders nothing again. Null under the key of a request of the API.</param>
    public Task<PayoutOutcome> RunAsync(
        string claimNumber, ClaimActor actor, long? amount, string? key, CancellationToken cancellationToken) =>
        transaction.RunAsync(
            claimNumber,
            actor,
            key is null ? null : new(key, $"order\n{amount}"),
            money => OrderAsync(money, actor, amount ?? money.Claim.Sums().Left, cancellationToken),
            cancellationToken);

    private async Task<PayoutOutcome> OrderAsync(
        ClaimMoney money, ClaimActor actor, long amount, CancellationToken cancellationToken)
    {
        var (claim, payouts) = money;
        if (!PayoutRules.CanBeOrderedIn(claim.Status) || claim.AmountApproved == 0)
        {
            return new PayoutOutcome.Refused([PayoutRefusal.NotApproved]);
        }

        if (claim.Sums().Order(amount) is not { } sums)
        {
            return new PayoutOutcome.Refused([amount > 0 ? PayoutRefusal.AboveApproved : PayoutRefusal.NoAmount]);
        }

        if (await db.PayeeAsync(claim, cancellationToken) is not { } payee)
        {
            return new PayoutOutcome.Refused([PayoutRefusal.NoPayee]);
        }

        var payout = new Payout
        {
            TrackNumber = claim.TrackNumber,
            ClaimNumber = claim.ClaimNumber,
            Sequence = (short)(payouts.Count + 1),
            Amount = amount,
            Payee = payee.Details,
            PayeeMasked = payee.Masked,
            OrderedBy = actor.StaffId!.Value,
            OrderedAt = clock.GetUtcNow(),
        };
        db.Add(payout);
        claim.Take(sums);
        steps.Tell(claim, ClaimEntryKind.PayoutOrdered, actor, amount: amount, about: new { payout = payout.Sequence });

        // A further part of the same approval moves nothing.
        return claim.Status == ClaimStatus.PayoutOrdered
            || await steps.MoveAsync(claim, ClaimStatus.PayoutOrdered, actor, cancellationToken) is ClaimOutcome.Done
            ? new PayoutOutcome.Done(payout.Sequence)
            : new PayoutOutcome.Refused([PayoutRefusal.NotApproved]);
    }
}
