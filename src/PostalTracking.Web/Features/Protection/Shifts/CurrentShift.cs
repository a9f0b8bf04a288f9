using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.Web.Features.Protection.Shifts;

/// <summary>The shift a person works in: there is at most one (a unique index holds it).</summary>
internal sealed class CurrentShift(PostalTrackingDbContext db)
{
    /// <summary>Null: none is open. The shift in which a key sells in the person's name is not the person's.</summary>
    public Task<Shift?> FindAsync(Guid clerkId, CancellationToken cancellationToken) =>
        db.Set<Shift>().AsNoTracking().SingleOrDefaultAsync(
            s => s.ClerkId == clerkId && s.ClosedAt == null && !s.IsAlwaysOpen, cancellationToken);

    /// <summary>The shift in which a key sells in this person's name; null where it may not.</summary>
    public Task<Shift?> FindAlwaysOpenAsync(Guid sellerId, CancellationToken cancellationToken) =>
        db.Set<Shift>().AsNoTracking().OrderBy(s => s.OpenedAt).FirstOrDefaultAsync(
            s => s.ClerkId == sellerId && s.IsAlwaysOpen && s.ClosedAt == null, cancellationToken);
}
