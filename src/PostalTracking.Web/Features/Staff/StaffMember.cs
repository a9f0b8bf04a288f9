using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Staff;

/// <summary>An account of the staff. It is disabled, never deleted: what it did stays somebody's deed.</summary>
internal sealed class StaffMember : IdentityUser<Guid>
{
    /// <summary>As papers print it: <c>Иванова Е. П.</c></summary>
    public required string Name { get; set; }

    public required StaffRole Role { get; set; }

    /// <summary>The office the person works at; null where the work is bound to none.</summary>
    public int? Office { get; set; }

    /// <summary>The partner the person works for; null of the house's own people.</summary>
    public int? TenantId { get; set; }

    /// <summary>Opens a locked screen of a session that is signed in; never signs in.</summary>
    public string? PinHash { get; set; }

    /// <summary>The step of the last TOTP taken: a code counts once (OWASP ASVS 5.0, 6.5.1).</summary>
    public long LastTotpStep { get; set; }

    public DateTimeOffset? DisabledAt { get; set; }
}

internal sealed class StaffMemberConfiguration : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> member)
    {
        member.ToTable("staff_member", table =>
            table.HasCheckConstraint("ck_staff_member_tenant", "(role in (7, 8)) = (tenant_id is not null)"));
        member.Property(m => m.Name).HasMaxLength(100);

        // The people of one partner.
        member.HasIndex(m => m.TenantId).HasFilter("tenant_id is not null");
        member.HasIndex(m => m.NormalizedUserName).HasDatabaseName("ix_staff_member_user_name").IsUnique();
        member.HasIndex(m => m.NormalizedEmail).HasDatabaseName("ix_staff_member_email");
    }
}
