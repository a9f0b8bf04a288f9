using Microsoft.EntityFrameworkCore;
using Npgsql;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Protection.Sale;
using PostalTracking.Web.Features.Protection.Store;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Protection.Cancel;

/// <summary>
/// The customer gives protection back within the cooling-off time, in full, before anything was claimed; in the caller's transaction.
/// Any open shift of a counter may do it: the money leaves that shift's drawer.
/// </summary>
internal sealed class RefundPolicy(PostalTrackingDbContext db, AuditLog audit, TimeProvider clock)
{
    /// <param name="reason">In the customer's words, for the journal.</param>
    public async Task<CancelOutcome> RefundAsync(string policyNumber, Seller seller, string reason, CancellationToken cancellationToken)
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
            : Cancellation.OfRefund(view.Sold, view.Tariff.CoolingOffUntil(view.Sold.SoldAt, view.Zone), now);
        if (refusal is { } named)
        {
            return new CancelOutcome.Refused(named);
        }

        var cancelled = await PremiumReturn.WriteAsync(
            connection, view, seller, (PolicyStatus.Refunded, JournalKind.Refund, PolicyOutbox.Refunded), reason, now, cancellationToken);
        await audit.WriteAsync(AuditActions.PolicyRefunded, policyNumber, new { shift = seller.ShiftId }, cancellationToken);
        return cancelled;
    }
}
