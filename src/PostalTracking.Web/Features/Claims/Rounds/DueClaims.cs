using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;

namespace PostalTracking.Web.Features.Claims.Rounds;

/// <summary>
/// Acts on claims by the house, each in a transaction of its own and on what it is under its lock: another instance may have been
/// quicker, the customer too.
/// </summary>
internal sealed class DueClaims(PostalTrackingDbContext db, ClaimTransaction claims)
{
    public const int AtOnce = 200;

    /// <param name="act">Answers <see cref="ClaimOutcome.NotFound"/> where there is nothing to do any more.</param>
    /// <returns>How many it was done to.</returns>
    public async Task<int> EachAsync(
        IEnumerable<string> claimNumbers, Func<Claim, Task<ClaimOutcome>> act, CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var number in claimNumbers)
        {
            if (await claims.RunAsync(number, ClaimActor.House, version: null, act, cancellationToken) is ClaimOutcome.Done)
            {
                done++;
            }

            db.ChangeTracker.Clear();
        }

        return done;
    }
}
