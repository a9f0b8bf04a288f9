using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Protection.Counter.Consent;

/// <summary>The numbers are stored.</summary>
internal enum ConsentAnswer : short
{
    Agreed = 1,
    Refused = 2,
}

/// <summary>
/// A question to one buyer, answered once, on a telephone of their own. The token in its address is kept as a hash only;
/// a fast one is right for 256 random bits (OWASP ASVS 5.0, 6.5.2). The row is gone soon after it has run out.
/// </summary>
internal sealed class ConsentInvitation
{
    public static readonly TimeSpan Lasting = TimeSpan.FromMinutes(15);

    /// <summary>SHA-256 of the token.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>Who sells, and alone hears the answer.</summary>
    public required Guid StaffId { get; init; }

    public required int Office { get; init; }

    public required string TrackNumber { get; init; }

    /// <summary>Kopecks.</summary>
    public required long Cod { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public ConsentAnswer? Answer { get; set; }

    /// <summary>As the buyer left it; goes into the policy with the sale.</summary>
    public string? Phone { get; set; }

    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}

internal sealed class ConsentInvitationConfiguration : IEntityTypeConfiguration<ConsentInvitation>
{
    public void Configure(EntityTypeBuilder<ConsentInvitation> invitation)
    {
        invitation.ToTable("consent_invitation");

        // It leads to a parcel and belongs to none: whoever has the token has nothing else.
        invitation.HasKey(i => i.TokenHash);
        invitation.Property(i => i.TrackNumber).UseCollation("C").HasMaxLength(40);
        invitation.Property(i => i.Phone).HasMaxLength(15);

        // The purge reads the oldest only.
        invitation.HasIndex(i => i.ExpiresAt);
    }
}
