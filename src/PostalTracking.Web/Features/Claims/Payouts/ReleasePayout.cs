using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;

namespace PostalTracking.Web.Features.Claims.Payouts;

/// <summary>Lets an ordered payout go into the next file for the payment system, by somebody who may: <see cref="PayoutRules"/>.</summary>
internal sealed class ReleasePayout(PayoutTransaction transaction, ClaimSteps steps, CalendarBook calendars, TimeProvider clock)
{
    public Task<PayoutOutcome> RunAsync(
        string claimNumber, short sequence, ClaimActor actor, string key, CancellationToken cancellationToken) =>
        transaction.RunAsync(
            claimNumber,
            actor,
            new(key, $"release\n{sequence}"),
            money => ReleaseAsync(money, sequence, actor, cancellationToken),
            cancellationToken);

    /// <summary>What stands against this person; for the page before and for the act.</summary>
    public async Task<IReadOnlyList<PayoutRefusal>> AgainstAsync(
        Claim claim, Payout payout, Guid releaser, CancellationToken cancellationToken) =>
        PayoutRules.AgainstRelease(
            new(claim.SoldBy, claim.DecidedBy, payout.OrderedBy),
            releaser,
            claim.AmountOrdered,
            await calendars.TermsAsync(claim.TermsId, clock.GetUtcNow(), cancellationToken));

    private async Task<PayoutOutcome> ReleaseAsync(
        ClaimMoney money, short sequence, ClaimActor actor, CancellationToken cancellationToken)
    {
        if (money.Payouts.SingleOrDefault(one => one.Sequence == sequence) is not { } payout)
        {
            return new PayoutOutcome.NotFound();
        }

        if (payout.Status != PayoutStatus.Ordered)
        {
            return new PayoutOutcome.Stands(payout.Status);
        }

        var releaser = actor.StaffId!.Value;
        if (await AgainstAsync(money.Claim, payout, releaser, cancellationToken) is { Count: > 0 } why)
        {
            return new PayoutOutcome.Refused(why);
        }

        payout.Status = PayoutStatus.Released;
        payout.ReleasedBy = releaser;
        payout.ReleasedAt = clock.GetUtcNow();
        payout.Version++;
        steps.Tell(money.Claim, ClaimEntryKind.PayoutReleased, actor, amount: payout.Amount, about: new { payout = sequence });
        steps.Publish(money.Claim, "payout-released");
        return new PayoutOutcome.Done(sequence);
    }
}
