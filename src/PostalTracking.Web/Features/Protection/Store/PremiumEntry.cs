using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Protection.Store;

/// <summary>The numbers are stored.</summary>
internal enum PaymentMeans : short
{
    Cash = 1,
    Card = 2,
}

/// <summary>Money taken for a policy or given back, in kopecks; given back is negative. Written once.</summary>
internal sealed class PremiumEntry
{
    public required string TrackNumber { get; init; }

    public required string PolicyNumber { get; init; }

    /// <summary>1 is the sale, 2 its return: there is no third.</summary>
    public required short Sequence { get; init; }

    public required long Amount { get; init; }

    public required PaymentMeans Means { get; init; }

    public required Guid ShiftId { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class PremiumEntryConfiguration : IEntityTypeConfiguration<PremiumEntry>
{
    public void Configure(EntityTypeBuilder<PremiumEntry> entry)
    {
        entry.ToTable("premium_entry", table => table.HasCheckConstraint(
            "ck_premium_entry_amount", "(sequence = 1 and amount > 0) or (sequence = 2 and amount < 0)"));
        entry.HasKey(e => new { e.TrackNumber, e.PolicyNumber, e.Sequence });
        entry.Property(e => e.TrackNumber).UseCollation("C").HasMaxLength(40);
        entry.Property(e => e.PolicyNumber).UseCollation("C").HasMaxLength(20);

        // The totals of a shift.
        entry.HasIndex(e => e.ShiftId);
        entry.HasOne<Policy>().WithMany().HasForeignKey(e => new { e.TrackNumber, e.PolicyNumber }).OnDelete(DeleteBehavior.Restrict);
    }
}
