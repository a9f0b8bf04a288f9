using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Claims.SenderReport.Work;

/// <summary>A parcel whose followers were told of its sender; nobody is told twice.</summary>
internal sealed class SenderWarned
{
    public required string TrackNumber { get; init; }

    public required short Generation { get; init; }

    public required DateTimeOffset WarnedAt { get; init; }
}

internal sealed class SenderWarnedConfiguration : IEntityTypeConfiguration<SenderWarned>
{
    public void Configure(EntityTypeBuilder<SenderWarned> warned)
    {
        warned.ToTable("sender_warned");
        warned.HasKey(w => new { w.TrackNumber, w.Generation });
        warned.Property(w => w.TrackNumber).UseCollation("C").HasMaxLength(40);
    }
}
