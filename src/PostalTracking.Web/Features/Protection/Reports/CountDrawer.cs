using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Shifts;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Protection.Reports;

/// <summary>
/// Keeps what the clerk counted and, at the same moment, what should have been there. Counted once: from then on the shift sells
/// nothing and neither figure moves.
/// </summary>
internal sealed class CountDrawer(PostalTrackingDbContext db, Journal journal, AuditLog audit)
{
    /// <summary>False where this is not the person's open shift. A second count changes nothing and is answered like the first.</summary>
    public async Task<bool> RunAsync(Guid shiftId, CurrentStaff clerk, CashCount count, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var shift = await db.LockShiftAsync(shiftId, cancellationToken);
        if (shift.ClerkId != clerk.Id || shift.IsAlwaysOpen)
        {
            return false;
        }

        if (shift.Counted is not null)
        {
            return true;
        }

        var cash = await db.Set<PremiumEntry>()
            .Where(entry => entry.ShiftId == shiftId && entry.Means == PaymentMeans.Cash)
            .SumAsync(entry => entry.Amount, cancellationToken);
        shift.Expected = shift.OpeningCash + cash;
        shift.Counted = count.Total;
        shift.Denominations = JsonSerializer.Serialize(count.Counts);
        var difference = count.Total - shift.Expected.Value;
        audit.Add(AuditActions.ShiftCounted, $"{shift.Office}/{shift.Number}", new { shift.Counted, shift.Expected, difference });
        await db.SaveChangesAsync(cancellationToken);
        await journal.AppendAsync(
            shiftId, JournalKind.Counted, difference, PaymentMeans.Cash, null, null, null, clerk.Id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
