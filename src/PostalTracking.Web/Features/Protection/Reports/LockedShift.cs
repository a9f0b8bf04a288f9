using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.Web.Features.Protection.Reports;

internal static class LockedShift
{
    /// <summary>
    /// The shift as it is now, held until the caller's transaction ends: a sale that is under way is finished before, the next one
    /// sees what the caller did.
    /// </summary>
    public static async Task<Shift> LockShiftAsync(this PostalTrackingDbContext db, Guid shiftId, CancellationToken cancellationToken)
    {
        _ = db.Database.CurrentTransaction ?? throw new InvalidOperationException("A shift is locked inside a transaction.");
        db.ChangeTracker.Clear();
        return await db.Set<Shift>().FromSql($"select * from shift where id = {shiftId} for update").SingleAsync(cancellationToken);
    }
}
