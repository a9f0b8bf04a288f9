using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Work;

/// <summary>Ticks the checklist off, on a locked claim in the caller's change.</summary>
internal sealed class EvidenceProgress(PostalTrackingDbContext db, ClaimSteps steps, TimeProvider clock)
{
    /// <summary>
    /// A file of this kind was checked and kept. Once everything required is there, the customer's turn ends by itself.
    /// </summary>
    public async Task ReceivedAsync(Claim claim, EvidenceKind kind, CancellationToken cancellationToken)
    {
        var needs = await db.Set<ClaimNeed>()
            .Where(need => need.TrackNumber == claim.TrackNumber && need.ClaimNumber == claim.ClaimNumber)
            .ToListAsync(cancellationToken);
        if (needs.SingleOrDefault(need => need.Kind == kind) is { } answered)
        {
            answered.ReceivedAt ??= clock.GetUtcNow();
        }

        // Where a consultant asked only in words, nothing on the list says that all is there: the customer or the desk does.
        if (claim.Status == ClaimStatus.EvidenceRequested && needs.Any(need => need.Kind == kind) && !needs.Any(need => need.IsOpen))
        {
            await steps.MoveAsync(claim, ClaimStatus.InReview, ClaimActor.House, cancellationToken);
        }
    }
}
