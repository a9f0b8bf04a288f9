using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Shifts;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Protection.Reports;

/// <summary>A supervisor takes note of a drawer that did not balance. Nobody takes note of one's own.</summary>
internal sealed class ApproveDifference(PostalTrackingDbContext db, Journal journal, AuditLog audit, TimeProvider clock)
{
    /// <summary>The shifts of the supervisor's office that wait for a note, oldest first; those of one's own are not among them.</summary>
    public IQueryable<Shift> Waiting(CurrentStaff supervisor) => db.Set<Shift>().AsNoTracking()
        .Where(shift => shift.Office == supervisor.Office && shift.ClosedAt != null && shift.Counted != shift.Expected
            && shift.ApprovedBy == null && shift.ClerkId != supervisor.Id)
        .OrderBy(shift => shift.ClosedAt);

    /// <summary>False where there is nothing to approve for this person. The first note stays.</summary>
    public async Task<bool> RunAsync(Guid shiftId, CurrentStaff supervisor, string note, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await Waiting(supervisor).AnyAsync(shift => shift.Id == shiftId, cancellationToken))
        {
            return false;
        }

        var shift = await db.LockShiftAsync(shiftId, cancellationToken);
        if (shift.ApprovedBy is not null)
        {
            return false;
        }

        shift.ApprovedBy = supervisor.Id;
        shift.ApprovedAt = JournalHead.Stored(clock.GetUtcNow());
        var difference = shift.Counted!.Value - shift.Expected!.Value;
        audit.Add(AuditActions.DifferenceApproved, $"{shift.Office}/{shift.Number}", new { difference });
        await db.SaveChangesAsync(cancellationToken);
        await journal.AppendAsync(
            shiftId, JournalKind.Approved, difference, PaymentMeans.Cash, null, null, note.Trim(), supervisor.Id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
