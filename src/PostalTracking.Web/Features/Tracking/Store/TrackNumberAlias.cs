using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Web.Features.Tracking.Store;

/// <summary>
/// Another number of a parcel, leading to the number under which the parcel is kept: the one it was first known by, which
/// never changes, whatever stands on its label now.
/// </summary>
internal sealed class TrackNumberAlias
{
    public required string TrackNumber { get; init; }

    /// <summary>Which use of this other number.</summary>
    public required short Generation { get; init; }

    public required string ParcelNumber { get; set; }

    public required short ParcelGeneration { get; set; }

    public required NumberChange Change { get; set; }

    /// <summary>When the parcel got this number; null: not said.</summary>
    public DateTimeOffset? Since { get; set; }
}

internal sealed class TrackNumberAliasConfiguration : IEntityTypeConfiguration<TrackNumberAlias>
{
    public void Configure(EntityTypeBuilder<TrackNumberAlias> alias)
    {
        alias.ToTable("track_number_alias");
        alias.HasKey(a => new { a.TrackNumber, a.Generation });
        alias.Property(a => a.TrackNumber).UseCollation("C").HasMaxLength(40);
        alias.Property(a => a.ParcelNumber).UseCollation("C").HasMaxLength(40);

        // A parcel that turns out to be another one takes its other numbers along.
        alias.HasIndex(a => new { a.ParcelNumber, a.ParcelGeneration });
    }
}
