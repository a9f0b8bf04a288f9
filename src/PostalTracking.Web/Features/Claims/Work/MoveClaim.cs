using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Work;

/// <summary>A move as somebody asks for it.</summary>
/// <param name="Text">For the customer to read.</param>
/// <param name="Amount">Kopecks, of a decision or a payout.</param>
internal sealed record ClaimOrder(ClaimStatus To, ClaimReason? Reason = null, string? Text = null, long? Amount = null)
{
    /// <summary>What is asked of the customer, of a move to EvidenceRequested.</summary>
    public IReadOnlyList<AskedEvidence> Needs { get; init; } = [];
}

/// <summary>Makes any move of the table that people make; each by the rules of its own.</summary>
internal sealed class MoveClaim(
    ClaimTransaction claims, ClaimSteps steps, SubmitClaim submission, ClaimOpening opening, DecideClaim decision, AskEvidence asking,
    AppealClaim appeal)
{
    public Task<ClaimOutcome> MoveAsync(
        string claimNumber, ClaimOrder order, ClaimActor actor, int? version, CancellationToken cancellationToken) =>
        claims.RunAsync(claimNumber, actor, version, claim => MoveAsync(claim, order, actor, cancellationToken), cancellationToken);

    /// <param name="claim">Locked.</param>
    public async Task<ClaimOutcome> MoveAsync(Claim claim, ClaimOrder order, ClaimActor actor, CancellationToken cancellationToken)
    {
        var allowed = ClaimSteps.Allowed(claim, actor);
        return !allowed.Contains(order.To) ? new ClaimOutcome.Forbidden(claim.Status, allowed)
            : order switch
            {
                // Back to where a hold came from: nothing is decided anew.
                _ when claim.Status == ClaimStatus.OnHold => await SimplyAsync(),
                { To: ClaimStatus.Submitted } => await submission.SubmitAsync(
                    claim, (await opening.LockPolicyAsync(claim.PolicyNumber, cancellationToken))!, actor, cancellationToken),
                { To: ClaimStatus.Approved or ClaimStatus.PartlyApproved or ClaimStatus.Rejected } =>
                    await decision.DecideAsync(claim, order, actor, cancellationToken),
                { To: ClaimStatus.EvidenceRequested } => await asking.AskAsync(claim, order, actor, cancellationToken),
                { To: ClaimStatus.Appealed } => await appeal.AppealAsync(claim, order, actor, cancellationToken),

                // Money moves a claim by what becomes of its payouts.
                { To: ClaimStatus.PayoutOrdered or ClaimStatus.Paid } => new ClaimOutcome.Refused(ClaimRefusal.ByPayouts),
                _ when ClaimReasons.For(order.To) is { Count: > 0 } reasons && !reasons.Contains(order.Reason ?? default) =>
                    new ClaimOutcome.Refused(ClaimRefusal.ReasonRequired),
                _ => await SimplyAsync(),
            };

        Task<ClaimOutcome> SimplyAsync() => steps.MoveAsync(claim, order.To, actor, cancellationToken, order.Reason, order.Text);
    }
}
