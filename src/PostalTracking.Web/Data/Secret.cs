using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Data;

/// <summary>A secret of the house, made once and the same for every instance; readable only with the ring of Data Protection.</summary>
internal sealed class Secret
{
    public required string Name { get; init; }

    public required byte[] Protected { get; init; }

    public required DateTimeOffset MadeAt { get; init; }
}

internal sealed class SecretConfiguration : IEntityTypeConfiguration<Secret>
{
    public void Configure(EntityTypeBuilder<Secret> secret)
    {
        secret.ToTable("secret");
        secret.HasKey(s => s.Name);
        secret.Property(s => s.Name).UseCollation("C").HasMaxLength(40);
    }
}
