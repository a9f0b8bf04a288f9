using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.Web.Features.Claims.Work;

/// <summary>
/// Sends a draft: within the cover, within what the policy's other claims leave of its limit. What the rule requires goes onto
/// the checklist; while any of it is missing, it is the customer's turn.
/// </summary>
internal sealed class SubmitClaim(
    PostalTrackingDbContext db, ClaimTransaction claims, ClaimOpening opening, ClaimSteps steps, TimeProvider clock)
{
    public Task<ClaimOutcome> SubmitAsync(string claimNumber, ClaimActor actor, int? version, CancellationToken cancellationToken) =>
        claims.RunAsync(
            claimNumber,
            actor,
            version,
            async claim => await SubmitAsync(
                claim, (await opening.LockPolicyAsync(claim.PolicyNumber, cancellationToken))!, actor, cancellationToken),
            cancellationToken);

    /// <param name="claim">A draft of the caller's change, its policy locked.</param>
    public async Task<ClaimOutcome> SubmitAsync(Claim claim, Policy policy, ClaimActor actor, CancellationToken cancellationToken)
    {
        if (claim.Status != ClaimStatus.Draft)
        {
            return new ClaimOutcome.Forbidden(claim.Status, ClaimSteps.Allowed(claim, actor));
        }

        if (opening.Refusal(policy) is { } refusal)
        {
            return new ClaimOutcome.Refused(refusal);
        }

        if (claim is not { Circumstance: { } circumstance, AmountAsked: { } asked } || string.IsNullOrWhiteSpace(claim.Description))
        {
            return new ClaimOutcome.Refused(ClaimRefusal.DraftIncomplete);
        }

        var left = await LeftAsync(policy, cancellationToken);
        if (asked > left)
        {
            return new ClaimOutcome.Refused(ClaimRefusal.AmountAboveLimit, left);
        }

        var needs = await NeedsAsync(claim, circumstance, cancellationToken);
        policy.ClaimedAt ??= clock.GetUtcNow();
        claim.SubmittedAt = clock.GetUtcNow();
        var sent = await steps.MoveAsync(claim, ClaimStatus.Submitted, actor, cancellationToken, amount: asked);
        return sent is not ClaimOutcome.Done ? sent
            : needs.Any(need => need.IsOpen)
                ? await steps.MoveAsync(claim, ClaimStatus.EvidenceRequested, ClaimActor.House, cancellationToken)

            // On the phone the talk itself is the first answer; a video that is there already needs none.
            : actor.IsStaff || claim.EvidenceRule == EvidenceRule.Video
                ? await steps.MoveAsync(claim, ClaimStatus.InReview, ClaimActor.House, cancellationToken)
            : sent;
    }

    /// <summary>What the policy still has for a new claim: approved sums and those still asked for are taken. Kopecks.</summary>
    public async Task<long> LeftAsync(Policy policy, CancellationToken cancellationToken)
    {
        var asked = await db.Set<Claim>()
            .Where(c => c.TrackNumber == policy.TrackNumber && c.PolicyNumber == policy.PolicyNumber
                && c.Turn != ClaimSide.Nobody && c.Status != ClaimStatus.Draft
                && c.Status != ClaimStatus.Approved && c.Status != ClaimStatus.PartlyApproved && c.Status != ClaimStatus.PayoutOrdered)
            .SumAsync(c => c.AmountAsked!.Value - c.AmountApproved, cancellationToken);
        return Math.Max(0, policy.CoverLimit - policy.ApprovedTotal - asked);
    }

    private async Task<List<ClaimNeed>> NeedsAsync(Claim claim, Circumstance circumstance, CancellationToken cancellationToken)
    {
        var received = await db.Set<Evidence>()
            .Where(e => e.TrackNumber == claim.TrackNumber && e.ClaimNumber == claim.ClaimNumber && e.State == EvidenceState.Ready)
            .GroupBy(e => e.Kind)
            .ToDictionaryAsync(files => files.Key, files => files.Min(file => file.ReceivedAt), cancellationToken);
        List<ClaimNeed> needs =
        [
            .. EvidenceKinds.For(circumstance, claim.EvidenceRule).Select(need => new ClaimNeed
            {
                TrackNumber = claim.TrackNumber,
                ClaimNumber = claim.ClaimNumber,
                Kind = need.Kind,
                IsRequired = need.IsRequired,
                AskedAt = clock.GetUtcNow(),
                ReceivedAt = received.GetValueOrDefault(need.Kind),
            }),
        ];
        db.AddRange(needs);
        return needs;
    }
}
