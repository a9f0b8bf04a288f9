using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Receipts.Keys;

/// <summary>
/// A key pair of ES256 that signs statements for a while and is published for years. Its private half is readable only with the
/// ring of Data Protection, and is gone once the key has signed its last.
/// </summary>
internal sealed class ReceiptKey
{
    /// <summary>The thumbprint of the public key (RFC 7638).</summary>
    public required string Kid { get; init; }

    /// <summary>1, 2, 3 …: of two instances that make the next key at once, one finds it made.</summary>
    public required int Number { get; init; }

    /// <summary>As it is published: a JWK without a private member.</summary>
    public required string PublicKey { get; init; }

    /// <summary>PKCS #8 under Data Protection; null once it signs no more.</summary>
    public byte[]? PrivateKey { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset SignsFrom { get; init; }

    public required DateTimeOffset SignsUntil { get; init; }

    public required DateTimeOffset PublishedUntil { get; init; }
}

internal sealed class ReceiptKeyConfiguration : IEntityTypeConfiguration<ReceiptKey>
{
    public void Configure(EntityTypeBuilder<ReceiptKey> key)
    {
        key.ToTable("receipt_key");
        key.HasKey(k => k.Kid);
        key.Property(k => k.Kid).UseCollation("C").HasMaxLength(43);
        key.Property(k => k.PublicKey).HasMaxLength(400);

        // Two instances cannot both make the next one.
        key.HasIndex(k => k.Number).IsUnique();
    }
}
