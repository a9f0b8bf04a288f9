using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Shifts;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Protection.Paper;

/// <summary>Makes one more copy of a paper: a line in the journal of the shift of whoever prints it.</summary>
internal sealed class Reprint(PostalTrackingDbContext db, CurrentShift shifts, Journal journal, AuditLog audit)
{
    /// <summary>The number of the copy; null where the person has no shift open.</summary>
    public async Task<int?> RunAsync(PaperFacts paper, CurrentStaff staff, CancellationToken cancellationToken)
    {
        if (await shifts.FindAsync(staff.Id, cancellationToken) is not { } shift)
        {
            return null;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await journal.AppendAsync(
            shift.Id, JournalKind.Reprint, 0, null, paper.TrackNumber, paper.PolicyNumber, null, staff.Id, cancellationToken);
        audit.Add(AuditActions.PolicyPrinted, paper.PolicyNumber);
        await db.SaveChangesAsync(cancellationToken);
        var copies = await db.Set<JournalEntry>().CountAsync(
            line => line.PolicyNumber == paper.PolicyNumber && line.Kind == JournalKind.Reprint, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return copies;
    }
}
