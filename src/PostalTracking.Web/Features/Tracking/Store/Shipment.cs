using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Tracking.Store;

/// <summary>
/// One use of a number: what was registered or found out about the parcel itself, apart from its events.
/// Sums, sender and phone are for those who may see them; the read model has none of it.
/// </summary>
internal sealed class Shipment
{
    public required string TrackNumber { get; init; }

    public required short Generation { get; init; }

    public short Service { get; set; }

    public string? Origin { get; set; }

    public string? Destination { get; set; }

    public int DestinationPostalCode { get; set; }

    /// <summary>Who registered it; only this tenant gets its receipts and webhooks.</summary>
    public int? TenantId { get; set; }

    /// <summary>Minor units of <see cref="OrderCurrency"/>.</summary>
    public long? OrderValue { get; set; }

    public string? OrderCurrency { get; set; }

    /// <summary>Cash on delivery as the tenant registered it, kopecks.</summary>
    public long? RegisteredCod { get; set; }

    /// <summary>Cash on delivery as the carrier names it, kopecks.</summary>
    public long? CarrierCod { get; set; }

    /// <summary>Customs duty due as the carrier names it, kopecks.</summary>
    public long? CustomsDuty { get; set; }

    public string? SenderId { get; set; }

    public string? SenderName { get; set; }

    /// <summary>Opens the sums on the public page.</summary>
    public string? RecipientPhoneLast4 { get; set; }

    public required DateTimeOffset KnownSince { get; init; }
}

internal sealed class ShipmentConfiguration : IEntityTypeConfiguration<Shipment>
{
    public void Configure(EntityTypeBuilder<Shipment> shipment)
    {
        shipment.ToTable("shipment", table =>
        {
            table.HasCheckConstraint("ck_shipment_order_value", "order_value >= 0");
            table.HasCheckConstraint("ck_shipment_cod", "registered_cod >= 0 and carrier_cod >= 0 and customs_duty >= 0");
        });
        shipment.HasKey(s => new { s.TrackNumber, s.Generation });
        shipment.Property(s => s.TrackNumber).UseCollation("C").HasMaxLength(40);
        shipment.Property(s => s.Origin).HasColumnType("char(2)");
        shipment.Property(s => s.Destination).HasColumnType("char(2)");
        shipment.Property(s => s.OrderCurrency).HasColumnType("char(3)");
        shipment.Property(s => s.SenderId).HasMaxLength(100);
        shipment.Property(s => s.SenderName).HasMaxLength(200);
        shipment.Property(s => s.RecipientPhoneLast4).HasColumnType("char(4)");
    }
}
