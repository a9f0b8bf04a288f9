using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Tracking.Store;

/// <summary>
/// A number somebody looked up that no carrier or partner knows yet. Asked about in the capped part of the budget,
/// forgotten after a while; it becomes a shipment only when somebody knows it.
/// </summary>
internal sealed class UnknownNumber
{
    public required string TrackNumber { get; init; }

    public required Carrier Carrier { get; init; }

    public required DateTimeOffset FirstAskedAt { get; init; }

    public DateTimeOffset LastAskedAt { get; set; }

    /// <summary>Null: asked, nothing found; a new look-up after <see cref="NotFoundUntil"/> asks again.</summary>
    public DateTimeOffset? NextDue { get; set; }

    public DateTimeOffset? NotFoundUntil { get; set; }

    public DateTimeOffset? CheckedAt { get; set; }

    public int Lease { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }
}

internal sealed class UnknownNumberConfiguration : IEntityTypeConfiguration<UnknownNumber>
{
    public void Configure(EntityTypeBuilder<UnknownNumber> unknown)
    {
        unknown.ToTable("unknown_number");
        unknown.HasKey(u => new { u.TrackNumber, u.Carrier });
        unknown.Property(u => u.TrackNumber).UseCollation("C").HasMaxLength(40);

        // Same reading as the poll plan's: one carrier, what is due.
        unknown.HasIndex(u => new { u.Carrier, u.NextDue }).HasFilter("next_due is not null");

        // The purge walks by age.
        unknown.HasIndex(u => u.LastAskedAt);
    }
}
