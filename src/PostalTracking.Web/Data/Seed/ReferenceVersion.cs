using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Data.Seed;

/// <summary>Which edition of a set of reference tables this database holds.</summary>
internal sealed class ReferenceVersion
{
    public required string Name { get; init; }

    public required string Version { get; init; }

    public required DateTimeOffset LoadedAt { get; init; }
}

internal sealed class ReferenceVersionConfiguration : IEntityTypeConfiguration<ReferenceVersion>
{
    public void Configure(EntityTypeBuilder<ReferenceVersion> version)
    {
        version.ToTable("reference_version");
        version.HasKey(v => v.Name);
    }
}
