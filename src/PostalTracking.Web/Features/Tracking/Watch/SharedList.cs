using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Tracking.Watch;

/// <summary>
/// Track numbers under a link: no names, no maker. Neither the link nor what revokes it is kept, only their hashes;
/// fast ones are right for 256 random bits (OWASP ASVS 5.0, 6.5.2). It belongs to no one parcel, so its key is its own.
/// </summary>
internal sealed class SharedList
{
    private SharedList()
    {
    }

    /// <summary>SHA-256 of the token in the link.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>SHA-256 of what only the maker's device has.</summary>
    public required byte[] RevocationHash { get; init; }

    public required string[] Numbers { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public static (SharedList List, string Token, string Revocation) Make(string[] numbers, DateTimeOffset now, TimeSpan lasting)
    {
        var (token, revocation) = (Secret(), Secret());
        var list = new SharedList
        {
            TokenHash = Hash(token),
            RevocationHash = Hash(revocation),
            Numbers = numbers,
            CreatedAt = now,
            ExpiresAt = now + lasting,
        };
        return (list, token, revocation);
    }

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>256 random bits.</summary>
    public static string Secret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}

internal sealed class SharedListConfiguration : IEntityTypeConfiguration<SharedList>
{
    public void Configure(EntityTypeBuilder<SharedList> list)
    {
        list.ToTable("shared_list");
        list.HasKey(l => l.TokenHash);

        // The purge reads the oldest only.
        list.HasIndex(l => l.ExpiresAt);
    }
}
