using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Work;

/// <summary>Begins a claim, or goes on with the draft there is: a policy has one at a time.</summary>
internal sealed class StartClaim(PostalTrackingDbContext db, ClaimOpening opening)
{
    public async Task<ClaimOutcome> StartAsync(
        string policyNumber, ClaimActor actor, ClaimChannel channel, string language, CancellationToken cancellationToken)
    {
        await using var own = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancellationToken)
            : null;
        if (await opening.LockPolicyAsync(policyNumber, cancellationToken) is not { } policy
            || (actor.Policy is { } opened && (opened.PolicyNumber, opened.AccessVersion) != (policy.PolicyNumber, policy.AccessVersion)))
        {
            return new ClaimOutcome.NotFound();
        }

        if (opening.Refusal(policy) is { } refusal)
        {
            return new ClaimOutcome.Refused(refusal);
        }

        var draft = await db.Set<Claim>().SingleOrDefaultAsync(
            c => c.TrackNumber == policy.TrackNumber && c.PolicyNumber == policyNumber && c.Status == ClaimStatus.Draft,
            cancellationToken);
        draft ??= await opening.OpenAsync(policy, channel, language, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        if (own is not null)
        {
            await own.CommitAsync(cancellationToken);
        }

        return new ClaimOutcome.Done(draft);
    }
}
