using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Claims.Desk.Case;

/// <summary>Writes down who read a claim, and who read how to reach its customer.</summary>
internal sealed class ContactReading(PostalTrackingDbContext db, AuditLog audit, TimeProvider clock)
{
    /// <summary>A page opened again within this time is the same visit.</summary>
    public static readonly TimeSpan Visit = TimeSpan.FromMinutes(30);

    public async Task ClaimReadAsync(Claim claim, CurrentStaff staff, CancellationToken cancellationToken)
    {
        var (actor, since) = ($"{staff.Id}", clock.GetUtcNow() - Visit);
        var isSameVisit = await db.Set<AuditEntry>().AnyAsync(
            entry => entry.Subject == claim.ClaimNumber && entry.Actor == actor
                && entry.Action == AuditActions.ClaimRead && entry.At >= since,
            cancellationToken);
        if (!isSameVisit)
        {
            await audit.WriteAsync(AuditActions.ClaimRead, claim.ClaimNumber, null, cancellationToken);
        }
    }

    public Task ContactReadAsync(Claim claim, CancellationToken cancellationToken) =>
        audit.WriteAsync(AuditActions.ClaimContactRead, claim.ClaimNumber, new { policy = claim.PolicyNumber }, cancellationToken);
}
