using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Senders;

/// <summary>
/// A fraud that was confirmed, with the sender as a partner's number of it: no names. Written when a claim is decided.
/// </summary>
internal sealed class SenderFraud
{
    /// <summary>One claim confirms one fraud.</summary>
    public required string ClaimNumber { get; init; }

    /// <summary>Whose number of the sender it is.</summary>
    public required int TenantId { get; init; }

    public required string SenderId { get; init; }

    public required DateTimeOffset ConfirmedAt { get; init; }
}

internal sealed class SenderFraudConfiguration : IEntityTypeConfiguration<SenderFraud>
{
    public void Configure(EntityTypeBuilder<SenderFraud> fraud)
    {
        fraud.ToTable("sender_fraud");
        fraud.HasKey(f => f.ClaimNumber);
        fraud.Property(f => f.ClaimNumber).UseCollation("C").HasMaxLength(20);
        fraud.Property(f => f.SenderId).UseCollation("C").HasMaxLength(100);

        // Each scan at a counter counts one sender's.
        fraud.HasIndex(f => new { f.TenantId, f.SenderId, f.ConfirmedAt });
    }
}
