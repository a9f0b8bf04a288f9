using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.SenderReport.Work;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.Web.Features.Claims.Work;

/// <summary>
/// Approves, approves in part or rejects, on a locked claim. The policy's sum of approvals is raised by one statement that looks at
/// the limit itself: of two claims decided at the same moment, the second waits and then finds what the first left.
/// </summary>
internal sealed class DecideClaim(PostalTrackingDbContext db, ClaimSteps steps, ConfirmFraud frauds, TimeProvider clock)
{
    public async Task<ClaimOutcome> DecideAsync(Claim claim, ClaimOrder order, ClaimActor actor, CancellationToken cancellationToken)
    {
        var approved = order.To switch
        {
            ClaimStatus.Approved => order.Amount ?? claim.AmountAsked,
            ClaimStatus.PartlyApproved => order.Amount,
            _ => 0,
        };
        if (await RefusalAsync(claim, order, approved, actor, cancellationToken) is { } refusal)
        {
            return new ClaimOutcome.Refused(refusal);
        }

        if (await RaiseAsync(claim, approved!.Value - claim.AmountApproved, cancellationToken) is { } left)
        {
            return new ClaimOutcome.Refused(ClaimRefusal.AmountAboveLimit, left);
        }

        claim.AmountApproved = approved.Value;
        claim.DecidedBy = actor.StaffId;
        claim.DecidedAt = clock.GetUtcNow();
        claim.DecisionReason = order.Reason;
        var decided = await steps.MoveAsync(claim, order.To, actor, cancellationToken, order.Reason, order.Text, approved);

        // All of it was paid before: an appeal changed nothing, or the claim was taken up again.
        if (decided is ClaimOutcome.Done && approved > 0 && approved == claim.AmountPaid)
        {
            decided = await steps.MoveAsync(claim, ClaimStatus.Paid, ClaimActor.House, cancellationToken);
        }

        if (decided is ClaimOutcome.Done)
        {
            await TellOfSenderAsync(claim, cancellationToken);
        }

        return decided;
    }

    // Last, since whoever else writes to the register of senders waits from here to the commit. Money that came back is no news of the
    // sender.
    private Task TellOfSenderAsync(Claim claim, CancellationToken cancellationToken) => claim.DecisionReason switch
    {
        ClaimReason.FraudConfirmed => frauds.ConfirmAsync(
            claim.ClaimNumber, claim.TrackNumber, claim.Generation, claim.DecidedAt!.Value, cancellationToken),
        ClaimReason.PayoutReturned => Task.CompletedTask,
        _ => frauds.WithdrawAsync(claim.ClaimNumber, claim.TrackNumber, claim.DecidedAt!.Value, cancellationToken),
    };

    private async Task<ClaimRefusal?> RefusalAsync(
        Claim claim, ClaimOrder order, long? approved, ClaimActor actor, CancellationToken cancellationToken) =>
        order.Reason is not { } reason || !ClaimReasons.For(order.To).Contains(reason) ? ClaimRefusal.ReasonRequired
        : approved is not { } sum || sum < 0 || (sum == 0 && order.To != ClaimStatus.Rejected) ? ClaimRefusal.AmountRequired
        : sum > claim.AmountAsked || (order.To == ClaimStatus.PartlyApproved && sum == claim.AmountAsked) ? ClaimRefusal.AmountAboveAsked

        // Whoever asks again is never worse off for it, and what is ordered is on its way.
        : sum < claim.AmountApproved && (claim.Status == ClaimStatus.Appealed || sum < claim.AmountOrdered) ? ClaimRefusal.DecisionStands
        : actor.StaffId == claim.SoldBy ? ClaimRefusal.OwnWork
        : claim.Appeals > 0 && await HasDecidedAsync(claim, actor, cancellationToken) ? ClaimRefusal.DecidedBySame
        : order.To != ClaimStatus.Rejected && await IsIncompleteAsync(claim, cancellationToken) ? ClaimRefusal.EvidenceMissing
        : null;

    // Before the last appeal, whatever became of the claim since: asked for more, held, taken up again.
    private Task<bool> HasDecidedAsync(Claim claim, ClaimActor actor, CancellationToken cancellationToken)
    {
        var moves = db.Set<ClaimEntry>().Where(
            e => e.TrackNumber == claim.TrackNumber && e.ClaimNumber == claim.ClaimNumber && e.Kind == ClaimEntryKind.Moved);
        return moves.AnyAsync(
            move => move.StaffId == actor.StaffId
                && (move.To == ClaimStatus.Approved || move.To == ClaimStatus.PartlyApproved || move.To == ClaimStatus.Rejected)
                && move.From != ClaimStatus.OnHold && move.From != ClaimStatus.PayoutOrdered
                && moves.Any(appeal => appeal.To == ClaimStatus.Appealed && appeal.Sequence > move.Sequence),
            cancellationToken);
    }

    private Task<bool> IsIncompleteAsync(Claim claim, CancellationToken cancellationToken) => db.Set<ClaimNeed>().AnyAsync(
        need => need.TrackNumber == claim.TrackNumber && need.ClaimNumber == claim.ClaimNumber
            && need.IsRequired && need.ReceivedAt == null && need.WaivedAt == null,
        cancellationToken);

    // Null: raised; else what the limit still has.
    private async Task<long?> RaiseAsync(Claim claim, long difference, CancellationToken cancellationToken)
    {
        var policy = db.Set<Policy>().Where(p => p.TrackNumber == claim.TrackNumber && p.PolicyNumber == claim.PolicyNumber);
        var raised = await policy.Where(p => p.ApprovedTotal + difference <= p.CoverLimit).ExecuteUpdateAsync(
            p => p.SetProperty(x => x.ApprovedTotal, x => x.ApprovedTotal + difference), cancellationToken);
        return raised == 1
            ? null
            : await policy.Select(p => p.CoverLimit - p.ApprovedTotal + claim.AmountApproved).SingleAsync(cancellationToken);
    }
}
