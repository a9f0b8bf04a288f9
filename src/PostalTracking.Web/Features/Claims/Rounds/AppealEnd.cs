using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Rounds;

/// <summary>Closes what was paid or rejected once nobody can appeal any more.</summary>
internal sealed class AppealEnd(PostalTrackingDbContext db, DueClaims due, ClaimSteps steps, TimeProvider clock) : IRound
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = await db.Set<Claim>()
            .Where(claim => claim.Status == ClaimStatus.Rejected || claim.Status == ClaimStatus.Paid)
            .Join(
                db.Set<ClaimTerms>(),
                claim => claim.TermsId,
                terms => terms.Id,
                (claim, terms) => new { claim.ClaimNumber, claim.DecidedAt, terms.AppealDays })
            .Where(claim => claim.DecidedAt!.Value.AddDays(claim.AppealDays) < now)
            .OrderBy(claim => claim.DecidedAt)
            .Select(claim => claim.ClaimNumber)
            .Take(DueClaims.AtOnce)
            .ToListAsync(cancellationToken);
        return await due.EachAsync(found, claim => CloseAsync(claim, cancellationToken), cancellationToken);
    }

    private async Task<ClaimOutcome> CloseAsync(Claim claim, CancellationToken cancellationToken) =>
        claim.Status is ClaimStatus.Rejected or ClaimStatus.Paid
            ? await steps.MoveAsync(claim, ClaimStatus.Closed, ClaimActor.House, cancellationToken)
            : new ClaimOutcome.NotFound();
}
