using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.Web.Features.Claims.Store;

/// <summary>Finds claims by their number alone. Whether the asker may see one, <c>ClaimActor.MaySee</c> says.</summary>
internal sealed class ClaimBook(PostalTrackingDbContext db)
{
    /// <param name="typed">As people type it.</param>
    public async Task<Claim?> FindAsync(string? typed, CancellationToken cancellationToken) =>
        ClaimDigits.TryParse(typed, out var number)
            ? await db.Set<ClaimNumber>().Where(n => n.Number == number)
                .Join(
                    db.Set<Claim>(),
                    n => new { n.TrackNumber, ClaimNumber = n.Number },
                    claim => new { claim.TrackNumber, claim.ClaimNumber },
                    (_, claim) => claim)
                .AsNoTracking()
                .SingleOrDefaultAsync(cancellationToken)
            : null;

    /// <summary>
    /// The claim as it is now, tracked and held until the caller's transaction ends: whoever decides, orders and pays at the same
    /// moment does it one after the other, each on what the one before left. A use case that also needs the policy's row takes it
    /// after this one.
    /// </summary>
    public async Task<Claim?> LockAsync(string claimNumber, CancellationToken cancellationToken)
    {
        _ = db.Database.CurrentTransaction ?? throw new InvalidOperationException("A claim is locked inside a transaction.");
        db.ChangeTracker.Clear();
        return await db.Set<Claim>()
            .FromSql(
                $"""
                select c.* from claim_number n join claim c on c.track_number = n.track_number and c.claim_number = n.number
                where n.number = {claimNumber} for update of c
                """)
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Whether the keys that opened a policy for its buyer still count.</summary>
    public Task<bool> IsStillOpenAsync(OpenedPolicy opened, CancellationToken cancellationToken) =>
        db.Set<Policy>().AnyAsync(
            policy => policy.TrackNumber == opened.TrackNumber
                && policy.PolicyNumber == opened.PolicyNumber
                && policy.AccessVersion == opened.AccessVersion,
            cancellationToken);
}
