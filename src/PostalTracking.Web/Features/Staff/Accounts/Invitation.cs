using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Staff.Accounts;

/// <summary>Lets the person of a new account set a password, once. Only the hash of the link's token is kept.</summary>
internal sealed class Invitation
{
    /// <summary>SHA-256 of 32 random bytes.</summary>
    public required byte[] TokenHash { get; init; }

    public required Guid StaffId { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Taken, or replaced by a newer one.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.ToTable("staff_invitation");
        invitation.HasKey(i => i.TokenHash);

        // An account has one that works.
        invitation.HasIndex(i => i.StaffId).IsUnique().HasFilter("ended_at is null");
        invitation.HasOne<StaffMember>().WithMany().HasForeignKey(i => i.StaffId)
            .HasConstraintName("fk_staff_invitation_staff_member").OnDelete(DeleteBehavior.Restrict);
    }
}
