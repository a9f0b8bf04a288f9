using Microsoft.EntityFrameworkCore;
using Npgsql;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Sale;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Protection.Cancel;

/// <summary>
/// Undoes the clerk's own mistake, in the caller's transaction: in the shift it was made in, by the one who made it, before anything
/// was claimed. The sale stays in the journal; the void is a line of its own.
/// </summary>
internal sealed class VoidPolicy(PostalTrackingDbContext db, AuditLog audit, TimeProvider clock)
{
    /// <param name="reason">In the clerk's words, for the journal.</param>
    public async Task<CancelOutcome> VoidAsync(string policyNumber, Seller seller, string reason, CancellationToken cancellationToken)
    {
        _ = db.Database.CurrentTransaction ?? throw new InvalidOperationException("A policy is taken back inside a transaction.");
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        if (await CancelView.LockAsync(connection, policyNumber, seller, cancellationToken) is not { } view)
        {
            return new CancelOutcome.NotFound();
        }

        var now = clock.GetUtcNow();
        var refusal = view.Journal is null
            ? CancelRefusal.ShiftClosed
            : Cancellation.OfVoid(
                view.Sold, seller.ShiftId, seller.StaffId, view.IsAlwaysOpen && Day(view, now) != Day(view, view.Sold.SoldAt));
        if (refusal is { } named)
        {
            return new CancelOutcome.Refused(named);
        }

        var cancelled = await PremiumReturn.WriteAsync(
            connection, view, seller, (PolicyStatus.Voided, JournalKind.Void, PolicyOutbox.Voided), reason, now, cancellationToken);
        await audit.WriteAsync(AuditActions.PolicyVoided, policyNumber, new { shift = seller.ShiftId }, cancellationToken);
        return cancelled;
    }

    private static DateTime Day(CancelView view, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, view.Zone).Date;
}
