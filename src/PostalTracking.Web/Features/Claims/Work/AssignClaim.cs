using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Work;

/// <summary>Gives a claim to a consultant, or to nobody.</summary>
internal sealed class AssignClaim(ClaimTransaction claims, ClaimSteps steps)
{
    /// <param name="assigneeId">Of a consultant; the caller has looked that there is one.</param>
    public Task<ClaimOutcome> AssignAsync(
        string claimNumber, Guid? assigneeId, ClaimActor actor, int? version, CancellationToken cancellationToken) =>
        claims.RunAsync(
            claimNumber,
            actor,
            version,
            claim =>
            {
                if (claim.AssigneeId != assigneeId)
                {
                    claim.AssigneeId = assigneeId;
                    steps.Tell(claim, ClaimEntryKind.Assigned, actor, about: new { assignee = assigneeId }, isInternal: true);
                }

                return Task.FromResult<ClaimOutcome>(new ClaimOutcome.Done(claim));
            },
            cancellationToken);
}
