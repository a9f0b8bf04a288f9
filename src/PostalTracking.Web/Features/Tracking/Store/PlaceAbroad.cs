using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Tracking.Store;

/// <summary>A place that has no Russian postal code, as a carrier named it. Events store its number.</summary>
internal sealed class PlaceAbroad
{
    public int Id { get; init; }

    /// <summary>ISO 3166 alpha-2; two spaces where the carrier named none.</summary>
    public required string Country { get; init; }

    /// <summary>Empty where the carrier named only the country.</summary>
    public required string Name { get; init; }
}

internal sealed class PlaceAbroadConfiguration : IEntityTypeConfiguration<PlaceAbroad>
{
    public void Configure(EntityTypeBuilder<PlaceAbroad> place)
    {
        place.ToTable("place_abroad");
        place.Property(p => p.Id).HasIdentityOptions(startValue: Place.FirstAbroad);
        place.Property(p => p.Country).HasColumnType("char(2)");
        place.Property(p => p.Name).HasMaxLength(200);
        place.HasIndex(p => new { p.Country, p.Name }).IsUnique();
    }
}
