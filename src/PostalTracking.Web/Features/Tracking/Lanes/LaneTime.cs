using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Tracking.Lanes;

/// <summary>How long parcels of one lane take, as computed once a day.</summary>
internal sealed class LaneTime
{
    /// <summary>ISO 3166 alpha-2.</summary>
    public required string Origin { get; init; }

    public required short Service { get; init; }

    /// <summary>The region of the office of delivery.</summary>
    public required short RegionCode { get; init; }

    public int Sample { get; set; }

    public int HalfSeconds { get; set; }

    public int NineInTenSeconds { get; set; }

    /// <summary>Of last month's arrivals, the share that came by the day estimated before; null where there were none.</summary>
    public double? Kept { get; set; }

    public DateTimeOffset ComputedAt { get; set; }
}

internal sealed class LaneTimeConfiguration : IEntityTypeConfiguration<LaneTime>
{
    public void Configure(EntityTypeBuilder<LaneTime> lane)
    {
        lane.ToTable("lane_time");
        lane.HasKey(l => new { l.Origin, l.Service, l.RegionCode });
        lane.Property(l => l.Origin).HasColumnType("char(2)");
    }
}
