using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Rounds;

/// <summary>Gives up drafts that cannot be sent any more: the cover has ended, or the policy was taken back.</summary>
internal sealed class DraftExpiry(PostalTrackingDbContext db, DueClaims due, ClaimSteps steps, TimeProvider clock) : IRound
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        // The last second of the cover counts whole.
        var lastSecond = clock.GetUtcNow().AddSeconds(-1);
        var found = await db.Set<Claim>()
            .Where(draft => draft.Status == ClaimStatus.Draft)
            .Join(
                db.Set<Policy>(),
                draft => new { draft.TrackNumber, draft.PolicyNumber },
                policy => new { policy.TrackNumber, policy.PolicyNumber },
                (draft, policy) => new { draft, policy.Status })
            .Where(found => found.draft.CoverUntil <= lastSecond || found.Status != PolicyStatus.Active)
            .OrderBy(found => found.draft.CoverUntil)
            .Select(found => found.draft.ClaimNumber)
            .Take(DueClaims.AtOnce)
            .ToListAsync(cancellationToken);
        return await due.EachAsync(found, claim => GiveUpAsync(claim, cancellationToken), cancellationToken);
    }

    private async Task<ClaimOutcome> GiveUpAsync(Claim claim, CancellationToken cancellationToken) => claim.Status == ClaimStatus.Draft
        ? await steps.MoveAsync(claim, ClaimStatus.Withdrawn, ClaimActor.House, cancellationToken, ClaimReason.DraftExpired)
        : new ClaimOutcome.NotFound();
}
