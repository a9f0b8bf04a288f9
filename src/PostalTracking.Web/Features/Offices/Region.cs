using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Features.Offices;

/// <summary>A subject of the Federation, or Baikonur.</summary>
internal sealed class Region
{
    /// <summary>The number of the subject, as on car plates.</summary>
    public required short Code { get; init; }

    public required string Name { get; init; }

    /// <summary>In full: <c>Рязанская область</c>.</summary>
    public required string NameWithType { get; init; }

    public required string IsoCode { get; init; }

    public string? FederalDistrict { get; init; }

    /// <summary>Of most of it: districts may differ, an office knows its own.</summary>
    public required string TimeZone { get; init; }
}

internal sealed class RegionConfiguration : IEntityTypeConfiguration<Region>
{
    public void Configure(EntityTypeBuilder<Region> region)
    {
        region.ToTable("region");
        region.HasKey(r => r.Code);
        region.Property(r => r.Code).ValueGeneratedNever();
        region.Property(r => r.Name).UseCollation(Collations.Russian);
        region.Property(r => r.NameWithType).UseCollation(Collations.Russian);
    }
}
