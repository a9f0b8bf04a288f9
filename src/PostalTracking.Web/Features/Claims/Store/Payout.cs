using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Domain.Claims;

namespace PostalTracking.Web.Features.Claims.Store;

/// <summary>The numbers are stored.</summary>
internal enum PayoutStatus : short
{
    /// <summary>Waits for whoever releases it.</summary>
    Ordered = 1,
    Released = 2,

    /// <summary>In a file for the payment system.</summary>
    Exported = 3,
    Paid = 4,

    /// <summary>The bank sent it back, or it was given up before it left.</summary>
    Returned = 5,
}

/// <summary>Money to the customer. Kopecks; given up, its sum is free for another order.</summary>
internal sealed class Payout
{
    public required string TrackNumber { get; init; }

    public required string ClaimNumber { get; init; }

    /// <summary>1, 2, 3…; with the claim's number the id by which the payment system knows a repeat.</summary>
    public required short Sequence { get; init; }

    public required long Amount { get; init; }

    public PayoutStatus Status { get; set; } = PayoutStatus.Ordered;

    /// <summary>Whom and where to, under Data Protection: name, account and BIC.</summary>
    public required byte[] Payee { get; init; }

    /// <summary>The account so that its owner knows it again: **** 4821.</summary>
    public required string PayeeMasked { get; init; }

    public required Guid OrderedBy { get; init; }

    public required DateTimeOffset OrderedAt { get; init; }

    public Guid? ReleasedBy { get; set; }

    public DateTimeOffset? ReleasedAt { get; set; }

    /// <summary>The file it left in.</summary>
    public Guid? ExportId { get; set; }

    public DateTimeOffset? SettledAt { get; set; }

    public int Version { get; set; } = 1;
}

internal sealed class PayoutConfiguration : IEntityTypeConfiguration<Payout>
{
    public void Configure(EntityTypeBuilder<Payout> payout)
    {
        payout.ToTable("payout", table => table.HasCheckConstraint("ck_payout_amount", "amount > 0"));
        payout.HasKey(p => new { p.TrackNumber, p.ClaimNumber, p.Sequence });
        payout.Property(p => p.TrackNumber).UseCollation("C").HasMaxLength(40);
        payout.Property(p => p.ClaimNumber).UseCollation("C").HasMaxLength(ClaimDigits.Length);
        payout.Property(p => p.PayeeMasked).HasMaxLength(40);
        payout.Property(p => p.Version).IsConcurrencyToken();

        // What waits: to be released, to be exported, to be settled.
        payout.HasIndex(p => new { p.Status, p.OrderedAt }).HasFilter("status in (1, 2, 3)");

        // What a file took, to be settled together.
        payout.HasIndex(p => p.ExportId).HasFilter("export_id is not null");

        // What is over, the latest first.
        payout.HasIndex(p => p.SettledAt).HasFilter("settled_at is not null");
        payout.HasOne<Claim>().WithMany().HasForeignKey(p => new { p.TrackNumber, p.ClaimNumber }).OnDelete(DeleteBehavior.Restrict);
    }
}
