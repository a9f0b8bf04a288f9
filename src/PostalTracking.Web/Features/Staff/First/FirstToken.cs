using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Staff;

/// <summary>Lets whoever installed this make the first administrator, once. Only the hash of the token is kept.</summary>
internal sealed class FirstToken
{
    /// <summary>SHA-256 of 32 random bytes.</summary>
    public required byte[] TokenHash { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class FirstTokenConfiguration : IEntityTypeConfiguration<FirstToken>
{
    public void Configure(EntityTypeBuilder<FirstToken> token)
    {
        token.ToTable("staff_first_token");
        token.HasKey(t => t.TokenHash);
    }
}
