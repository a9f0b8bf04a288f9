using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Protection.Store;

/// <summary>The numbers are stored.</summary>
internal enum JournalKind : short
{
    Opened = 1,
    Sale = 2,
    Void = 3,
    Refund = 4,
    Reprint = 5,

    /// <summary>The drawer was counted; the amount is the difference.</summary>
    Counted = 6,
    Closed = 7,

    /// <summary>The supervisor took note of a difference.</summary>
    Approved = 8,

    /// <summary>The clerk says an entry is wrong; the note says which and why.</summary>
    Disputed = 9,

    /// <summary>X report: read, nothing closed.</summary>
    Report = 10,
}

/// <summary>
/// One line of a shift's journal. Append-only; each line's hash covers the one before, so that a line changed or
/// removed afterwards shows. What was wrong is corrected by a new line.
/// </summary>
internal sealed class JournalEntry
{
    public required Guid ShiftId { get; init; }

    /// <summary>1, 2, 3… without a gap.</summary>
    public required int Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public required JournalKind Kind { get; init; }

    /// <summary>Kopecks; given back is negative.</summary>
    public required long Amount { get; init; }

    public PaymentMeans? Means { get; init; }

    public string? TrackNumber { get; init; }

    public string? PolicyNumber { get; init; }

    /// <summary>A reason in a person's words.</summary>
    public string? Note { get; init; }

    /// <summary>Who did it: the clerk, or the supervisor.</summary>
    public required Guid StaffId { get; init; }

    /// <summary>SHA-256 over the hash before it and this line.</summary>
    public required byte[] Hash { get; init; }
}

internal sealed class JournalEntryConfiguration : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> entry)
    {
        entry.ToTable("journal_entry");
        entry.HasKey(e => new { e.ShiftId, e.Sequence });
        entry.Property(e => e.TrackNumber).UseCollation("C").HasMaxLength(40);
        entry.Property(e => e.PolicyNumber).UseCollation("C").HasMaxLength(20);
        entry.Property(e => e.Note).HasMaxLength(500);

        // Restrict: a cascade runs with the rights of the owner, past the rights of whoever deletes.
        entry.HasOne<Shift>().WithMany().HasForeignKey(e => e.ShiftId).OnDelete(DeleteBehavior.Restrict);
    }
}
