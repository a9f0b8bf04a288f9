using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Work;

/// <summary>
/// Files a whole claim at once, in the caller's transaction, past any draft of the page. Sent twice with two keys, the second finds
/// the policy's limit taken by the first.
/// </summary>
internal sealed class FileClaim(PostalTrackingDbContext db, ClaimOpening opening, SubmitClaim submission)
{
    public async Task<ClaimOutcome> FileAsync(
        string policyNumber, ClaimFacts facts, ClaimActor actor, ClaimChannel channel, string language, CancellationToken cancellationToken)
    {
        _ = db.Database.CurrentTransaction ?? throw new InvalidOperationException("A claim is filed inside a transaction.");
        if (await opening.LockPolicyAsync(policyNumber, cancellationToken) is not { } policy
            || (actor.Policy is { } opened && (opened.PolicyNumber, opened.AccessVersion) != (policy.PolicyNumber, policy.AccessVersion)))
        {
            return new ClaimOutcome.NotFound();
        }

        var claim = await opening.OpenAsync(policy, channel, language, cancellationToken);
        facts.WriteTo(claim);
        var outcome = await submission.SubmitAsync(claim, policy, actor, cancellationToken);
        if (outcome is ClaimOutcome.Done)
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        else
        {
            db.ChangeTracker.Clear();
        }

        return outcome;
    }
}
