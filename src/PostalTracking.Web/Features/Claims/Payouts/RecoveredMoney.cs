using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;

namespace PostalTracking.Web.Features.Claims.Payouts;

/// <summary>
/// Money that came back to us, on a locked claim in the caller's change. It may be more than was paid (the seller owes all, we may have
/// compensated a part), never more than the policy covers over all its claims.
/// </summary>
internal sealed class RecoveredMoney(PostalTrackingDbContext db, ClaimSteps steps)
{
    /// <summary>What can still come back. Kopecks. The policy's other claims wait at its row from here to the commit.</summary>
    public async Task<long> RoomAsync(Claim claim, CancellationToken cancellationToken)
    {
        var cover = await db.Database.SqlQuery<long>(
            $"""
            select cover_limit as "Value" from policy
            where track_number = {claim.TrackNumber} and policy_number = {claim.PolicyNumber} for no key update
            """).SingleAsync(cancellationToken);
        return cover - await db.Set<Claim>()
            .Where(one => one.TrackNumber == claim.TrackNumber && one.PolicyNumber == claim.PolicyNumber)
            .SumAsync(one => one.AmountRecovered, cancellationToken);
    }

    /// <summary>Between us and whoever owed it: the customer has nothing to do with it.</summary>
    /// <param name="amount">Within <see cref="RoomAsync"/>.</param>
    /// <param name="about">Where it came from, for the story.</param>
    public ClaimEntry Take(Claim claim, long amount, ClaimActor actor, object about, string? note = null)
    {
        claim.AmountRecovered += amount;
        return steps.Tell(claim, ClaimEntryKind.Recovered, actor, text: note, amount: amount, about: about, isInternal: true);
    }
}
