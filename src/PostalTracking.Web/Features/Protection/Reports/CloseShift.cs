using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Shifts;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Protection.Reports;

internal enum CloseOutcome
{
    Closed,

    /// <summary>Not the person's own, or not counted yet.</summary>
    NotReady,

    /// <summary>What was counted differs from what should be there, and nobody said why.</summary>
    NeedsReason,
}

/// <summary>Ends a shift whose drawer was counted: the Z report is read from what it leaves.</summary>
internal sealed class CloseShift(PostalTrackingDbContext db, Journal journal, AuditLog audit, TimeProvider clock)
{
    /// <summary>A shift that is closed stays as it was closed.</summary>
    public async Task<CloseOutcome> RunAsync(Guid shiftId, CurrentStaff clerk, string? reason, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var shift = await db.LockShiftAsync(shiftId, cancellationToken);
        if (shift.ClerkId != clerk.Id || shift.IsAlwaysOpen || shift.Counted is null)
        {
            return CloseOutcome.NotReady;
        }

        if (shift.ClosedAt is not null)
        {
            return CloseOutcome.Closed;
        }

        var differs = shift.Counted != shift.Expected;
        if (differs && string.IsNullOrWhiteSpace(reason))
        {
            return CloseOutcome.NeedsReason;
        }

        shift.DifferenceReason = differs ? reason!.Trim() : null;
        shift.ClosedAt = JournalHead.Stored(clock.GetUtcNow());
        audit.Add(AuditActions.ShiftClosed, $"{shift.Office}/{shift.Number}", new { difference = shift.Counted - shift.Expected });
        await db.SaveChangesAsync(cancellationToken);
        await journal.AppendAsync(
            shiftId, JournalKind.Closed, shift.Counted.Value, PaymentMeans.Cash, null, null, shift.DifferenceReason, clerk.Id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return CloseOutcome.Closed;
    }
}
