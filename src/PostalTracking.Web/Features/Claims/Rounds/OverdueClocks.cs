using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Rounds;

/// <summary>
/// Says of a clock that it has run out: once, in the story and to the rest of the house. The clock itself remembers it, so that
/// neither a second instance nor a server's clock set forward and back says it again.
/// </summary>
internal sealed class OverdueClocks(PostalTrackingDbContext db, DueClaims due, ClaimSteps steps, TimeProvider clock) : IRound
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = await db.Database.SqlQuery<string>(
            $"""
            select claim_number as "Value" from claim
            where turn <> 0 and status <> 1 and turn in (1, 2, 3) and due_at <= {now}
                and jsonb_path_exists(clocks, '$.* ? (@.runningSince != null && !exists(@.overdueAt ? (@ != null)))')
            order by due_at limit {DueClaims.AtOnce}
            """).ToListAsync(cancellationToken);
        return await due.EachAsync(found, claim => Task.FromResult(Say(claim)), cancellationToken);
    }

    private ClaimOutcome Say(Claim claim)
    {
        if (claim.Clocks.Running is not { OverdueAt: null } running || !(claim.DueAt <= clock.GetUtcNow()))
        {
            return new ClaimOutcome.NotFound();
        }

        claim.Clocks = claim.Clocks.Overdue(clock.GetUtcNow());
        steps.Tell(claim, ClaimEntryKind.Overdue, ClaimActor.House, about: new { clock = running.Kind.ToString(), due = claim.DueAt });
        steps.Publish(claim, "overdue");
        return new ClaimOutcome.Done(claim);
    }
}
