using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Shifts;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Protection.Reports;

/// <summary>Notes in the journal that an X report was taken; nothing is closed by it.</summary>
internal sealed class ReadReport(PostalTrackingDbContext db, Journal journal)
{
    public async Task RunAsync(Guid shiftId, CurrentStaff clerk, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if ((await db.LockShiftAsync(shiftId, cancellationToken)).ClosedAt is null)
        {
            await journal.AppendAsync(shiftId, JournalKind.Report, 0, null, null, null, null, clerk.Id, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
