using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Features.Offices;

/// <summary>A place of Russian Post that has a postal code of its own.</summary>
internal sealed class Office
{
    public required int PostalCode { get; init; }

    public required string Name { get; init; }

    public required OfficeKind Kind { get; init; }

    /// <summary>None for exchange offices abroad.</summary>
    public short? RegionCode { get; init; }

    public string? District { get; init; }

    public string? City { get; init; }

    public string? Locality { get; init; }

    /// <summary>The IANA name of the zone its clocks show.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The name as people type it, by <see cref="NameSearch"/>.</summary>
    public required string SearchName { get; init; }
}

/// <summary>The numbers are stored.</summary>
internal enum OfficeKind : short
{
    /// <summary>Serves people.</summary>
    Post = 1,

    /// <summary>Mail enters or leaves the country here.</summary>
    Exchange = 2,
    Sorting = 3,
}

internal sealed class OfficeConfiguration : IEntityTypeConfiguration<Office>
{
    public void Configure(EntityTypeBuilder<Office> office)
    {
        office.ToTable("office");
        office.HasKey(o => o.PostalCode);
        office.Property(o => o.PostalCode).ValueGeneratedNever();
        office.Property(o => o.Name).UseCollation(Collations.Russian);

        // Search by the beginning of a name: LIKE uses an index only in the C collation.
        office.Property(o => o.SearchName).UseCollation(Collations.Bytes);
        office.HasIndex(o => o.SearchName);

        // The list of a region's offices.
        office.HasIndex(o => o.RegionCode);
    }
}
