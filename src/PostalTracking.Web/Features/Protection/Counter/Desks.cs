using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Offices;
using PostalTracking.Web.Features.Protection.Sale;
using PostalTracking.Web.Features.Protection.Shifts;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Protection.Counter;

/// <summary>Where a clerk works: the office, and the shift with what it sold so far.</summary>
/// <param name="Shift">Null: none is open.</param>
/// <param name="Sold">Sales that stand.</param>
/// <param name="Taken">Kopecks of premium taken, less what was given back.</param>
internal sealed record Desk(
    CurrentStaff Clerk, int Office, string OfficeName, string Zone, Shift? Shift, PlaceTime? Since, int Sold, long Taken)
{
    public Seller? Seller => Shift is { } shift ? new(Clerk.Id, shift.Id, shift.Office) : null;
}

/// <summary>Finds the counter of whoever is signed in.</summary>
internal sealed class Desks(PostalTrackingDbContext db, CurrentShift shifts, TimeProvider clock)
{
    /// <summary>Null for a person who is bound to no office.</summary>
    public async Task<Desk?> FindAsync(CurrentStaff clerk, CancellationToken cancellationToken)
    {
        if (clerk.Office is not { } code)
        {
            return null;
        }

        var shift = await shifts.FindAsync(clerk.Id, cancellationToken);
        var place = shift?.Office ?? code;
        var office = await db.Set<Office>().AsNoTracking().SingleAsync(o => o.PostalCode == place, cancellationToken);
        if (shift is null)
        {
            return new(clerk, code, office.Name, office.TimeZone, null, null, 0, 0);
        }

        var totals = await db.Set<PremiumEntry>().Where(e => e.ShiftId == shift.Id).GroupBy(e => e.ShiftId)
            .Select(all => new { Sold = all.Sum(e => e.Amount > 0 ? 1 : -1), Taken = all.Sum(e => e.Amount) })
            .SingleOrDefaultAsync(cancellationToken);
        var since = PlaceTime.Of(shift.OpenedAt, clock.GetUtcNow(), office.TimeZone);
        return new(clerk, shift.Office, office.Name, office.TimeZone, shift, since, totals?.Sold ?? 0, totals?.Taken ?? 0);
    }
}
