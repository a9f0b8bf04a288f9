using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Protection.Reports;

/// <summary>Which shifts a person may look into: a clerk one's own, a supervisor those of the office. Others are not there.</summary>
internal sealed class ShiftAccess(PostalTrackingDbContext db)
{
    private const int Listed = 30;

    /// <summary>The shift of this id; without one the person's open shift, else the last one there is to see.</summary>
    public Task<Shift?> FindAsync(Guid? id, CurrentStaff staff, CancellationToken cancellationToken) =>
        Visible(staff)
            .Where(shift => id == null || shift.Id == id)
            .OrderByDescending(shift => shift.ClerkId == staff.Id && shift.ClosedAt == null && !shift.IsAlwaysOpen)
            .ThenByDescending(shift => shift.ClerkId == staff.Id)
            .ThenByDescending(shift => shift.OpenedAt)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>The newest of them, with their clerks' names.</summary>
    public Task<List<ListedShift>> ListAsync(CurrentStaff staff, CancellationToken cancellationToken) =>
        (from shift in Visible(staff)
         join clerk in db.Set<StaffMember>() on shift.ClerkId equals clerk.Id
         orderby shift.OpenedAt descending
         select new ListedShift(shift.Id, shift.Number, clerk.Name, shift.OpenedAt)).Take(Listed).ToListAsync(cancellationToken);

    private IQueryable<Shift> Visible(CurrentStaff staff)
    {
        var shifts = db.Set<Shift>().AsNoTracking();
        return staff.Role == StaffRole.Supervisor
            ? shifts.Where(shift => shift.Office == staff.Office)
            : shifts.Where(shift => shift.ClerkId == staff.Id && !shift.IsAlwaysOpen);
    }
}

internal sealed record ListedShift(Guid Id, int Number, string Clerk, DateTimeOffset OpenedAt);
