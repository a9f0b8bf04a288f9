using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Domain.Claims;

namespace PostalTracking.Web.Features.Claims.Store;

/// <summary>What an entry tells. The numbers are stored.</summary>
internal enum ClaimEntryKind : short
{
    /// <summary>From one status to another.</summary>
    Moved = 1,

    /// <summary>Somebody wrote: the thread between customer and desk.</summary>
    Message = 2,

    /// <summary>A note of the staff among themselves.</summary>
    Note = 3,
    EvidenceReceived = 4,
    EvidenceRefused = 5,
    LetterSent = 6,
    LetterAnswered = 7,
    PayoutOrdered = 8,
    PayoutReleased = 9,
    PayoutPaid = 10,
    PayoutReturned = 11,
    Recovered = 12,
    Assigned = 13,

    /// <summary>A clock has run out.</summary>
    Overdue = 14,
    Corrected = 15,
}

/// <summary>Who wrote an entry. The numbers are stored.</summary>
internal enum ClaimAuthor : short
{
    Customer = 1,
    Staff = 2,
    House = 3,
}

/// <summary>One line of a claim's story. Written once; customer and desk read the same lines, less those that are internal.</summary>
internal sealed class ClaimEntry
{
    public required string TrackNumber { get; init; }

    public required string ClaimNumber { get; init; }

    /// <summary>1, 2, 3… without a gap.</summary>
    public required int Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ClaimEntryKind Kind { get; init; }

    public required ClaimAuthor Author { get; init; }

    public Guid? StaffId { get; init; }

    public ClaimStatus? From { get; init; }

    public ClaimStatus? To { get; init; }

    public ClaimReason? Reason { get; init; }

    /// <summary>Kopecks: asked, approved, paid, recovered, as the kind says.</summary>
    public long? Amount { get; init; }

    /// <summary>A person's words.</summary>
    public string? Text { get; init; }

    /// <summary>JSON with ids of what the entry is about: evidenceId, letterId, payout.</summary>
    public string? About { get; init; }

    /// <summary>Not for the customer.</summary>
    public bool IsInternal { get; init; }
}

internal sealed class ClaimEntryConfiguration : IEntityTypeConfiguration<ClaimEntry>
{
    public void Configure(EntityTypeBuilder<ClaimEntry> entry)
    {
        entry.ToTable("claim_entry");
        entry.HasKey(e => new { e.TrackNumber, e.ClaimNumber, e.Sequence });
        entry.Property(e => e.TrackNumber).UseCollation("C").HasMaxLength(40);
        entry.Property(e => e.ClaimNumber).UseCollation("C").HasMaxLength(ClaimDigits.Length);
        entry.Property(e => e.Text).HasMaxLength(4000);
        entry.Property(e => e.About).HasColumnType("jsonb");

        // The last weeks of everybody's story, for the numbers. Rows lie in the order of time: a page of this index says enough.
        entry.HasIndex(e => e.At).HasMethod("brin");

        // Restrict: a cascade runs with the rights of the owner, past the rights of whoever deletes.
        entry.HasOne<Claim>().WithMany().HasForeignKey(e => new { e.TrackNumber, e.ClaimNumber }).OnDelete(DeleteBehavior.Restrict);
    }
}
