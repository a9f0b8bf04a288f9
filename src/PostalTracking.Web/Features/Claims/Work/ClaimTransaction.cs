using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Work;

/// <summary>One act on one claim: in the caller's transaction where there is one, else in its own.</summary>
internal sealed class ClaimTransaction(PostalTrackingDbContext db, ClaimBook book)
{
    /// <param name="claimNumber">As <see cref="ClaimBook.FindAsync"/> answered it.</param>
    /// <param name="version">Of the claim that the actor looked at; null: whatever it is by now.</param>
    /// <param name="act">
    /// Gets the claim tracked and locked. What it answers but <see cref="ClaimOutcome.Done"/> leaves nothing behind: it checks before
    /// it writes.
    /// </param>
    public async Task<ClaimOutcome> RunAsync(
        string claimNumber, ClaimActor actor, int? version, Func<Claim, Task<ClaimOutcome>> act, CancellationToken cancellationToken)
    {
        await using var own = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancellationToken)
            : null;
        if (await book.LockAsync(claimNumber, cancellationToken) is not { } claim
            || !actor.MaySee(claim)
            || (actor.Policy is { } opened && !await book.IsStillOpenAsync(opened, cancellationToken)))
        {
            return new ClaimOutcome.NotFound();
        }

        var outcome = version is not null && version != claim.Version ? new ClaimOutcome.Changed(claim) : await act(claim);
        if (outcome is not ClaimOutcome.Done)
        {
            db.ChangeTracker.Clear();
            return outcome;
        }

        await db.SaveChangesAsync(cancellationToken);
        if (own is not null)
        {
            await own.CommitAsync(cancellationToken);
        }

        return outcome;
    }
}
