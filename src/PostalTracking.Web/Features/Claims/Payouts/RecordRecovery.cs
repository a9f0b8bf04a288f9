using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Payouts;

/// <summary>Who gave money back to us. The names stand in the story.</summary>
internal enum RecoverySource
{
    Bank = 1,
    PaymentSystem = 2,
    Seller = 3,
}

/// <summary>Writes down money that came back to us from a bank, a payment system or the seller, outside of any letter.</summary>
internal sealed class RecordRecovery(PayoutTransaction transaction, RecoveredMoney recovered)
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

        if (amount <= 0 || amount > await recovered.RoomAsync(claim, cancellationToken))
        {
            return new PayoutOutcome.Refused([amount > 0 ? PayoutRefusal.AboveCover : PayoutRefusal.NoAmount]);
        }

        var entry = recovered.Take(claim, amount, actor, new { source = source.ToString() }, note);
        return new PayoutOutcome.Done((short)Math.Min(entry.Sequence, short.MaxValue));
    }
}
