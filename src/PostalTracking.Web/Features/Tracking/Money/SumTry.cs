using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Web.Features.Tracking.Store;

namespace PostalTracking.Web.Features.Tracking.Money;

/// <summary>How often somebody tried in vain, on one day, to open a parcel's sums.</summary>
internal sealed class SumTry
{
    public required string TrackNumber { get; init; }

    public required short Generation { get; init; }

    /// <summary>In Moscow.</summary>
    public required DateOnly Day { get; init; }

    public required short Tries { get; set; }
}

internal sealed class SumTryConfiguration : IEntityTypeConfiguration<SumTry>
{
    public void Configure(EntityTypeBuilder<SumTry> tries)
    {
        tries.ToTable("sum_try", table => table.HasCheckConstraint("ck_sum_try_tries", $"tries between 0 and {OpenSums.TriesADay}"));
        tries.HasKey(t => new { t.TrackNumber, t.Generation, t.Day });
        tries.Property(t => t.TrackNumber).UseCollation("C").HasMaxLength(40);
        tries.HasOne<Shipment>().WithMany().HasForeignKey(t => new { t.TrackNumber, t.Generation });
    }
}
