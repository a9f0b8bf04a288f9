using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Web.Features.Tracking.Store;

namespace PostalTracking.Web.Features.Tracking.Money;

/// <summary>
/// When the post is next to be asked about the money of a parcel paid on delivery. Begins once the recipient's money may have
/// been taken, and outlives the parcel's own plan, which ends with the delivery.
/// </summary>
internal sealed class CodWatch
{
    public required string TrackNumber { get; init; }

    public required short Generation { get; init; }

    public required DateTimeOffset CollectedAt { get; init; }

    /// <summary>Null: not again.</summary>
    public DateTimeOffset? NextDue { get; set; }

    /// <summary>Null while the money is followed.</summary>
    public CodWatchEnd? EndedBy { get; set; }

    /// <summary>Fencing, as in the poll plan.</summary>
    public int Lease { get; set; }

    public DateTimeOffset? CheckedAt { get; set; }
}

/// <summary>Why the post is asked no more. The numbers are stored.</summary>
internal enum CodWatchEnd : short
{
    PaidOut = 1,

    /// <summary>The parcel goes back to its sender.</summary>
    Returned = 2,

    /// <summary>Nothing was said for so long that nothing more is expected.</summary>
    GivenUp = 3,
}

internal sealed class CodWatchConfiguration : IEntityTypeConfiguration<CodWatch>
{
    public void Configure(EntityTypeBuilder<CodWatch> watch)
    {
        watch.ToTable("cod_watch");
        watch.HasKey(w => new { w.TrackNumber, w.Generation });
        watch.Property(w => w.TrackNumber).UseCollation("C").HasMaxLength(40);
        watch.HasOne<Shipment>().WithMany().HasForeignKey(w => new { w.TrackNumber, w.Generation });

        // A claim reads what is due; what has ended stays out of the index.
        watch.HasIndex(w => w.NextDue).HasFilter("next_due is not null");
    }
}
