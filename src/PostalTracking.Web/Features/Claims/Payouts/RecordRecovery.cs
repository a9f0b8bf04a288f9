using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;

namespace PostalTracking.Web.Features.Claims.Payouts;

/// <summary>Who gave money back to us. The names stand in the story.</summary>
internal enum RecoverySource
{
    Bank = 1,
    PaymentSystem = 2,
    Seller = 3,
}

/// <summary>
/// Writes down money that came back to us from a bank, a payment system or the seller. It may be more than was paid (the seller owes
/// all, we may have compensated a part), never more than the policy covers.
/// </summary>
internal sealed class RecordRecovery(PostalTrackingDbContext db, PayoutTransaction transaction, ClaimSteps steps)
{
    public Task<PayoutOutcome> RunAsync(
        string claimNumber,
        ClaimActor actor,
        long amount,
        RecoverySource source,
        string? note,
        string key,
        CancellationToken cancellationToken) =>
        transaction.RunAsync(
            claimNumber,
            actor,
            new(key, $"recover\n{amount}\n{source}"),
            money => RecordAsync(money.Claim, actor, amount, source, note, cancellationToken),
            cancellationToken);

    private async Task<PayoutOutcome> RecordAsync(
        Claim claim, ClaimActor actor, long amount, RecoverySource source, string? note, CancellationToken cancellationToken)
    {
        if (claim.Status == ClaimStatus.Draft)
        {
            return new PayoutOutcome.Refused([PayoutRefusal.NotApproved]);
        }

        // The policy's other claims wait at its row: together they get no more back than was covered.
        var cover = await db.Database.SqlQuery<long>(
            $"""
            select cover_limit as "Value" from policy
            where track_number = {claim.TrackNumber} and policy_number = {claim.PolicyNumber} for no key update
            """).SingleAsync(cancellationToken);
        var recovered = await db.Set<Claim>()
            .Where(one => one.TrackNumber == claim.TrackNumber && one.PolicyNumber == claim.PolicyNumber)
            .SumAsync(one => one.AmountRecovered, cancellationToken);
        if (amount <= 0 || amount > cover - recovered)
        {
            return new PayoutOutcome.Refused([amount > 0 ? PayoutRefusal.AboveCover : PayoutRefusal.NoAmount]);
        }

        claim.AmountRecovered += amount;

        // Between us and whoever owed it: the customer has nothing to do with it.
        var entry = steps.Tell(
            claim,
            ClaimEntryKind.Recovered,
            actor,
            text: note,
            amount: amount,
            about: new { source = source.ToString() },
            isInternal: true);
        return new PayoutOutcome.Done((short)Math.Min(entry.Sequence, short.MaxValue));
    }
}
