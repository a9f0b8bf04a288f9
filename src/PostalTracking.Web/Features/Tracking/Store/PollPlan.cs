using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Tracking.Store;

/// <summary>When a carrier is next to be asked about a parcel. Lives in the database, so a restart loses nothing.</summary>
internal sealed class PollPlan
{
    public required string TrackNumber { get; init; }

    public required short Generation { get; init; }

    public required Carrier Carrier { get; init; }

    /// <summary>The number under which the carrier has the parcel, where that is another one.</summary>
    public string? AskedAs { get; set; }

    public PollTier Tier { get; set; }

    /// <summary>Null: never again (a final status), until somebody looks it up.</summary>
    public DateTimeOffset? NextDue { get; set; }

    /// <summary>Somebody waits for the answer, or the parcel is out for delivery: not left to a batch while the budget lasts.</summary>
    public bool Urgent { get; set; }

    /// <summary>Fencing: rises with each claim; who answers under an older number is too late.</summary>
    public int Lease { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>The last answer, whether or not it brought anything.</summary>
    public DateTimeOffset? CheckedAt { get; set; }

    /// <summary>The last time the carrier's answer brought something new.</summary>
    public DateTimeOffset? ChangedAt { get; set; }
}

/// <summary>The order in which a carrier's budget is spent (product: budget order). Stored.</summary>
internal enum PollTier : short
{
    Protected = 0,
    Registered = 1,
    Watched = 2,
    Anonymous = 3,
}

internal sealed class PollPlanConfiguration : IEntityTypeConfiguration<PollPlan>
{
    public void Configure(EntityTypeBuilder<PollPlan> plan)
    {
        plan.ToTable("poll_plan");
        plan.HasKey(p => new { p.TrackNumber, p.Generation, p.Carrier });
        plan.Property(p => p.TrackNumber).UseCollation("C").HasMaxLength(40);
        plan.Property(p => p.AskedAs).UseCollation("C").HasMaxLength(40);
        plan.HasOne<Shipment>().WithMany().HasForeignKey(p => new { p.TrackNumber, p.Generation });

        // A claim reads one carrier's due rows in the order of the budget; finished parcels stay out of the index.
        plan.HasIndex(p => new { p.Carrier, p.Tier, p.NextDue }).HasFilter("next_due is not null");
    }
}
