using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Partners;

/// <summary>
/// A partner's key. Only its hash is kept; a fast one is right for a secret of 256 random bits (OWASP ASVS 5.0, 6.5.2).
/// </summary>
internal sealed class ApiKey
{
    private ApiKey()
    {
    }

    /// <summary>SHA-256 of the whole token.</summary>
    public required byte[] KeyHash { get; init; }

    public required int TenantId { get; init; }

    /// <summary>The part that may be shown and logged: all before the dot.</summary>
    public required string Prefix { get; init; }

    public required string[] Scopes { get; init; }

    /// <summary>The member of staff in whose shift the key sells, or in whose name it works claims.</summary>
    public Guid? SellerId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>A new key and its token <c>pt_live_{id}.{secret}</c>, which is shown once and never kept.</summary>
    public static (ApiKey Key, string Token) Issue(
        int tenantId, IEnumerable<string> scopes, DateTimeOffset now, DateTimeOffset? expiresAt = null)
    {
        var prefix = $"pt_live_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
        var token = $"{prefix}.{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))}";
        return (For(token, prefix, tenantId, scopes, now, expiresAt), token);
    }

    /// <summary>The key of a token chosen beforehand: the demo's.</summary>
    public static ApiKey For(
        string token,
        string prefix,
        int tenantId,
        IEnumerable<string> scopes,
        DateTimeOffset now,
        DateTimeOffset? expiresAt = null,
        Guid? sellerId = null) =>
        new()
        {
            KeyHash = Hash(token),
            TenantId = tenantId,
            Prefix = prefix,
            Scopes = [.. scopes],
            SellerId = sellerId,
            CreatedAt = now,
            ExpiresAt = expiresAt,
        };

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    public bool IsValidAt(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || now < ExpiresAt);
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> key)
    {
        key.ToTable("api_key");
        key.HasKey(k => k.KeyHash);
        key.Property(k => k.Prefix).HasMaxLength(40).UseCollation("C");

        // A prefix names one key: in logs, in limits, as the room of its idempotency keys.
        key.HasIndex(k => k.Prefix).IsUnique();
        key.HasOne<Tenant>().WithMany().HasForeignKey(k => k.TenantId);
    }
}
