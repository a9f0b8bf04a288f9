using System.Net;
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
    public const int LongestName = 60;

    private ApiKey()
    {
    }

    /// <summary>SHA-256 of the whole token.</summary>
    public required byte[] KeyHash { get; init; }

    public required int TenantId { get; init; }

    /// <summary>The part that may be shown and logged: all before the dot.</summary>
    public required string Prefix { get; init; }

    /// <summary>What it is for, in the partner's words; a key and the one that replaces it have the same.</summary>
    public required string Name { get; init; }

    public required string[] Scopes { get; init; }

    /// <summary>Where it may come from, in CIDR form; empty: from anywhere.</summary>
    public required string[] Networks { get; init; }

    /// <summary>The member of staff in whose shift the key sells, or in whose name it works claims.</summary>
    public Guid? SellerId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>To the minute: see <see cref="KeyUsageRound"/>.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <summary>A new key and its token, which is shown once and never kept.</summary>
    public static (ApiKey Key, string Token) Issue(
        int tenantId,
        IEnumerable<string> scopes,
        DateTimeOffset now,
        DateTimeOffset? expiresAt = null,
        string? name = null,
        IEnumerable<string>? networks = null)
    {
        var (token, prefix) = ApiKeyToken.New();
        return (For(token, prefix, tenantId, scopes, now, expiresAt, name: name, networks: networks), token);
    }

    /// <summary>The key of a token chosen beforehand: the demo's.</summary>
    public static ApiKey For(
        string token,
        string prefix,
        int tenantId,
        IEnumerable<string> scopes,
        DateTimeOffset now,
        DateTimeOffset? expiresAt = null,
        Guid? sellerId = null,
        string? name = null,
        IEnumerable<string>? networks = null) =>
        new()
        {
            KeyHash = Hash(token),
            TenantId = tenantId,
            Prefix = prefix,
            Name = name ?? prefix,
            Scopes = [.. scopes],
            Networks = [.. networks ?? []],
            SellerId = sellerId,
            CreatedAt = now,
            ExpiresAt = expiresAt,
        };

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    public bool IsValidAt(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || now < ExpiresAt);

    public bool MayComeFrom(IPAddress? address) =>
        Networks.Length == 0 || (address is not null && KeyNetworks.Contain(Networks, address));
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> key)
    {
        key.ToTable("api_key");
        key.HasKey(k => k.KeyHash);
        key.Property(k => k.Prefix).HasMaxLength(40).UseCollation("C");
        key.Property(k => k.Name).HasMaxLength(ApiKey.LongestName);

        // A prefix names one key: in logs, in limits, as the room of its idempotency keys.
        key.HasIndex(k => k.Prefix).IsUnique();

        // The keys of one partner, and how many of one name are in use.
        key.HasIndex(k => new { k.TenantId, k.Name });
        key.HasOne<Tenant>().WithMany().HasForeignKey(k => k.TenantId);
    }
}
