using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Staff;

/// <summary>Somebody signed in with one browser. The row is the session: without it the cookie opens nothing, on any instance.</summary>
internal sealed class StaffSession
{
    /// <summary>SHA-256 of the 32 random bytes in the cookie.</summary>
    public required byte[] TokenHash { get; init; }

    public required Guid StaffId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The last time the person did something, to within half a minute.</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>When the person last proved to be who signed in: by password and code, or passkey.</summary>
    public DateTimeOffset ConfirmedAt { get; set; }

    public DateTimeOffset? LockedAt { get; set; }

    /// <summary>Since the screen was last opened.</summary>
    public short WrongPins { get; set; }

    /// <summary>The neighbourhood of the address, for the person to know the place by.</summary>
    public required string Network { get; init; }

    /// <summary>In two words: <c>Chrome, Windows</c>.</summary>
    public required string Browser { get; init; }
}

internal sealed class StaffSessionConfiguration : IEntityTypeConfiguration<StaffSession>
{
    public void Configure(EntityTypeBuilder<StaffSession> session)
    {
        session.ToTable("staff_session");
        session.HasKey(s => s.TokenHash);
        session.Property(s => s.Network).HasMaxLength(50);
        session.Property(s => s.Browser).HasMaxLength(40);

        // A person's own list, and the end of all of them at once.
        session.HasIndex(s => s.StaffId);
        session.HasOne<StaffMember>().WithMany().HasForeignKey(s => s.StaffId)
            .HasConstraintName("fk_staff_session_staff_member").OnDelete(DeleteBehavior.Cascade);
    }
}
