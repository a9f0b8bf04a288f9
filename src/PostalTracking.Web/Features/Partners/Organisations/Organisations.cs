using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Partners;

internal sealed record OrganisationRow(int Id, string Name, int Owners, int Members, int Keys);

internal enum OrganisationRefusal
{
    NoName,
    NameTaken,
}

/// <summary>The partners as the house sees them: which there are, and a new one.</summary>
internal sealed class Organisations(PostalTrackingDbContext db, AuditLog audit, TimeProvider clock)
{
    public const int LongestName = 200;

    public async Task<IReadOnlyList<OrganisationRow>> ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.Set<Tenant>().AsNoTracking()
            .OrderBy(t => t.Name)
            .Select(t => new OrganisationRow(
                t.Id,
                t.Name,
                db.Users.Count(m => m.TenantId == t.Id && m.DisabledAt == null && m.Role == StaffRole.PartnerOwner),
                db.Users.Count(m => m.TenantId == t.Id && m.DisabledAt == null && m.Role == StaffRole.PartnerMember),
                db.Set<ApiKey>().Count(k => k.TenantId == t.Id && k.RevokedAt == null && (k.ExpiresAt == null || k.ExpiresAt > now))))
            .ToListAsync(cancellationToken);
    }

    public async Task<(OrganisationRefusal? Refusal, int Id)> CreateAsync(string? typed, CancellationToken cancellationToken)
    {
        var name = typed?.Trim() ?? "";
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
        {
            return (OrganisationRefusal.NoName, 0);
        }

        if (await db.Set<Tenant>().AnyAsync(t => t.Name == name, cancellationToken))
        {
            return (OrganisationRefusal.NameTaken, 0);
        }

        var tenant = new Tenant { Name = name };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Add(tenant);
        await db.SaveChangesAsync(cancellationToken);
        audit.Add(AuditActions.PartnerCreated, $"{tenant.Id}", new { tenant.Name });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (null, tenant.Id);
    }
}
