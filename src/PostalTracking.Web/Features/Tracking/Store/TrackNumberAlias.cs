using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Tracking.Store;

/// <summary>An old number of a parcel that now travels under another.</summary>
internal sealed class TrackNumberAlias
{
    public required string TrackNumber { get; init; }

    public required short Generation { get; init; }

    public required string CurrentNumber { get; set; }

    public required short CurrentGeneration { get; set; }
}

internal sealed class TrackNumberAliasConfiguration : IEntityTypeConfiguration<TrackNumberAlias>
{
    public void Configure(EntityTypeBuilder<TrackNumberAlias> alias)
    {
        alias.ToTable("track_number_alias");
        alias.HasKey(a => new { a.TrackNumber, a.Generation });
        alias.Property(a => a.TrackNumber).UseCollation("C").HasMaxLength(40);
        alias.Property(a => a.CurrentNumber).UseCollation("C").HasMaxLength(40);
    }
}
