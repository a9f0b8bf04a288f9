using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Data;

/// <summary>The answer once given to a write, kept so that its repeat gets the same one and does nothing.</summary>
internal sealed class IdempotencyKey
{
    public const int LongestKey = 255;

    /// <summary>Whose key it is: two clients may choose the same one.</summary>
    public required string Scope { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of method, address and body.</summary>
    public required byte[] RequestHash { get; init; }

    public required short Status { get; init; }

    public string? ContentType { get; init; }

    /// <summary>Where a 201 says the new thing is.</summary>
    public string? Location { get; init; }

    public required byte[] Body { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class IdempotencyKeyConfiguration : IEntityTypeConfiguration<IdempotencyKey>
{
    public void Configure(EntityTypeBuilder<IdempotencyKey> key)
    {
        key.ToTable("idempotency_key");
        key.HasKey(k => new { k.Scope, k.Key });
        key.Property(k => k.Scope).HasMaxLength(100).UseCollation("C");
        key.Property(k => k.Key).HasMaxLength(IdempotencyKey.LongestKey).UseCollation("C");

        // The purge reads the oldest only.
        key.HasIndex(k => k.ExpiresAt);
    }
}
