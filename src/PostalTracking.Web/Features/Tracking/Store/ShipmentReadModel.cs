using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Money;

namespace PostalTracking.Web.Features.Tracking.Store;

/// <summary>
/// The row behind <see cref="ShipmentSnapshot"/>: written by ingest and registration in the transaction of the change,
/// read in one statement by look-ups, locked by the fold. Can be rebuilt from the events at any time.
/// </summary>
internal sealed class ShipmentReadModel
{
    public required string TrackNumber { get; init; }

    public required short Generation { get; init; }

    public short Service { get; set; }

    public string? Origin { get; set; }

    public string? Destination { get; set; }

    public int DestinationPostalCode { get; set; }

    public Dues Dues { get; set; }

    /// <summary>What the register of senders calls whoever sent it; null where no partner named a sender.</summary>
    public int? Sender { get; set; }

    /// <summary>Of the shipment, for the list of what one partner registered; null where none did.</summary>
    public int? TenantId { get; set; }

    /// <summary>When the partner first announced it.</summary>
    public DateTimeOffset? RegisteredAt { get; set; }

    public ShipmentStatus Status { get; set; }

    public DateTimeOffset? StatusSince { get; set; }

    public DateTimeOffset? DispatchedAt { get; set; }

    public DateTimeOffset? ArrivedAt { get; set; }

    public DateTimeOffset? ReceivedAt { get; set; }

    public int Version { get; set; }

    public DateTimeOffset? CheckedAt { get; set; }

    public DateTimeOffset? NextCheckAt { get; set; }

    /// <summary>Encoded by <see cref="SnapshotCodec"/>.</summary>
    public required byte[] Sources { get; set; }

    /// <summary>Encoded by <see cref="SnapshotCodec"/>; null, as nearly always: there are none.</summary>
    public byte[]? OtherNumbers { get; set; }

    /// <summary>Encoded by <see cref="SnapshotCodec"/>.</summary>
    public required byte[] History { get; set; }
}

internal sealed class ShipmentReadModelConfiguration : IEntityTypeConfiguration<ShipmentReadModel>
{
    public void Configure(EntityTypeBuilder<ShipmentReadModel> row)
    {
        row.ToTable("shipment_view");
        row.HasKey(s => new { s.TrackNumber, s.Generation });
        row.Property(s => s.TrackNumber).UseCollation("C").HasMaxLength(40);
        row.Property(s => s.Dues).HasDefaultValue(Dues.None);
        row.Property(s => s.Origin).HasColumnType("char(2)");
        row.Property(s => s.Destination).HasColumnType("char(2)");

        // Of a sender with frauds on record: what is on its way.
        row.HasIndex(s => s.Sender).HasFilter("sender is not null");

        // What one partner registered, the newest first, whatever of the five it is asked for: the index alone answers, so a page
        // costs the same among ten parcels and among a million. Not unique, so it may begin with the partner.
        row.HasIndex(s => new { s.TenantId, s.RegisteredAt, s.TrackNumber, s.Generation })
            .IncludeProperties(s => new { s.Status, s.Service, s.Origin, s.Destination })
            .HasFilter("tenant_id is not null")
            .HasDatabaseName("ix_shipment_view_tenant");
        row.HasOne<Shipment>().WithOne().HasForeignKey<ShipmentReadModel>(s => new { s.TrackNumber, s.Generation });
    }
}
