using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Senders.Register;

/// <summary>A fraud that was confirmed: one claim confirms one. Written when a claim is decided, withdrawn when that falls.</summary>
internal sealed class SenderFraud
{
    public required string TrackNumber { get; init; }

    public required string ClaimNumber { get; init; }

    public required short Generation { get; init; }

    /// <summary>Of the sender of that parcel.</summary>
    public required Guid IdentityId { get; set; }

    public required DateTimeOffset ConfirmedAt { get; set; }

    /// <summary>The decision was reversed, or the sender's appeal granted: it warns nobody any more.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }
}

internal sealed class SenderFraudConfiguration : IEntityTypeConfiguration<SenderFraud>
{
    public void Configure(EntityTypeBuilder<SenderFraud> fraud)
    {
        fraud.ToTable("sender_fraud");
        fraud.HasKey(f => new { f.TrackNumber, f.ClaimNumber });
        fraud.Property(f => f.TrackNumber).UseCollation("C").HasMaxLength(40);
        fraud.Property(f => f.ClaimNumber).UseCollation("C").HasMaxLength(20);

        // Each scan at a counter counts one sender's.
        fraud.HasIndex(f => new { f.IdentityId, f.ConfirmedAt });
    }
}
