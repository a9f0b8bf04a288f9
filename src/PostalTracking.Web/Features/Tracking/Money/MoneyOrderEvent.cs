using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Web.Features.Tracking.Store;

namespace PostalTracking.Web.Features.Tracking.Money;

/// <summary>
/// What the post said of the transfer of a parcel's cash on delivery. What was said is its identity; nothing about people.
/// </summary>
internal sealed class MoneyOrderEvent
{
    public required string TrackNumber { get; init; }

    public required short Generation { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>EventType of <c>PostalOrderEventsForMail</c>, known to us or not.</summary>
    public required int Type { get; init; }

    /// <summary>The transfer's own number; empty where the post named none.</summary>
    public required string OrderNumber { get; init; }

    /// <summary>0 where the post named none.</summary>
    public required long Kopecks { get; init; }

    /// <summary>Postal code of the office where it happened, or 0.</summary>
    public required int Office { get; init; }

    /// <summary>Postal code of the office that pays the sender, or 0.</summary>
    public required int PayingOffice { get; init; }

    public required DateTimeOffset HeardAt { get; init; }
}

internal sealed class MoneyOrderEventConfiguration : IEntityTypeConfiguration<MoneyOrderEvent>
{
    public void Configure(EntityTypeBuilder<MoneyOrderEvent> money)
    {
        money.ToTable("money_order_event", table => table.HasCheckConstraint("ck_money_order_event_kopecks", "kopecks >= 0"));
        money.HasKey(m => new { m.TrackNumber, m.Generation, m.OccurredAt, m.Type, m.OrderNumber, m.Kopecks, m.Office, m.PayingOffice });
        money.Property(m => m.TrackNumber).UseCollation("C").HasMaxLength(40);
        money.Property(m => m.OrderNumber).HasMaxLength(40);
        money.HasOne<Shipment>().WithMany().HasForeignKey(m => new { m.TrackNumber, m.Generation });
    }
}
