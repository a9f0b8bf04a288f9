using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Work;

/// <summary>A message in the thread of customer and desk, or a note of the staff among themselves.</summary>
internal sealed class WriteMessage(ClaimTransaction claims, ClaimSteps steps)
{
    public const int Longest = 4000;

    public Task<ClaimOutcome> WriteAsync(
        string claimNumber, string text, ClaimActor actor, bool isInternal, CancellationToken cancellationToken) =>
        claims.RunAsync(
            claimNumber,
            actor,
            version: null,
            async claim =>
            {
                var isNote = isInternal && actor.IsStaff;
                steps.Tell(claim, isNote ? ClaimEntryKind.Note : ClaimEntryKind.Message, actor, text: text.Trim(), isInternal: isNote);
                if (!isNote)
                {
                    steps.Publish(claim, actor.IsStaff ? "answered" : "message");
                }

                // The first word of ours is the first answer.
                return actor.IsStaff && !isNote && claim.Status == ClaimStatus.Submitted
                    ? await steps.MoveAsync(claim, ClaimStatus.InReview, actor, cancellationToken)
                    : new ClaimOutcome.Done(claim);
            },
            cancellationToken);
}
