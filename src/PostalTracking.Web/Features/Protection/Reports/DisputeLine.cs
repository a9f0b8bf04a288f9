using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Shifts;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Protection.Reports;

/// <summary>Says of a line of the journal that it is wrong, by a line of its own; the first one stays as it is.</summary>
internal sealed class DisputeLine(PostalTrackingDbContext db, Journal journal, AuditLog audit)
{
    /// <summary>So much of a note stands beside the number of the line.</summary>
    public const int Longest = 480;

    /// <param name="shift">One that the person may see: see <see cref="ShiftAccess"/>.</param>
    /// <returns>False where the journal has no such line.</returns>
    public async Task<bool> RunAsync(Shift shift, int sequence, string note, CurrentStaff staff, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.Set<JournalEntry>().AnyAsync(line => line.ShiftId == shift.Id && line.Sequence == sequence, cancellationToken))
        {
            return false;
        }

        audit.Add(AuditActions.JournalDisputed, $"{shift.Office}/{shift.Number}", new { sequence });
        await db.SaveChangesAsync(cancellationToken);
        await journal.AppendAsync(
            shift.Id,
            JournalKind.Disputed,
            0,
            null,
            null,
            null,
            string.Create(CultureInfo.InvariantCulture, $"№ {sequence}: {note.Trim()}"),
            staff.Id,
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
