using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Domain.Protection;

namespace PostalTracking.Web.Features.Protection.Store;

/// <summary>One clerk's work at one office, from the opening of the drawer to its count. Sums in kopecks.</summary>
internal sealed class Shift
{
    public required Guid Id { get; init; }

    public required int Office { get; init; }

    /// <summary>Counted on in each office.</summary>
    public required int Number { get; init; }

    public required Guid ClerkId { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Cash in the drawer at the opening.</summary>
    public required long OpeningCash { get; init; }

    /// <summary>The seller of an API key: its shift is never closed and has no drawer.</summary>
    public bool IsAlwaysOpen { get; init; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>What the clerk counted without seeing what was expected; by denomination in <see cref="Denominations"/>.</summary>
    public long? Counted { get; set; }

    /// <summary>What the journal says should be there, fixed at the count.</summary>
    public long? Expected { get; set; }

    /// <summary>JSON: name of a denomination → how many of it (<see cref="CashCount"/>).</summary>
    public string? Denominations { get; set; }

    public string? DifferenceReason { get; set; }

    /// <summary>The supervisor who took note of a difference.</summary>
    public Guid? ApprovedBy { get; set; }

    public DateTimeOffset? ApprovedAt { get; set; }

    /// <summary>Of the last journal entry, so that the next one needs to read nothing else.</summary>
    public int JournalSequence { get; set; }

    /// <summary>SHA-256 of the last journal entry; the journal's chain hangs on it.</summary>
    public byte[] JournalHash { get; set; } = new byte[32];
}

internal sealed class ShiftConfiguration : IEntityTypeConfiguration<Shift>
{
    public void Configure(EntityTypeBuilder<Shift> shift)
    {
        shift.ToTable("shift", table => table.HasCheckConstraint("ck_shift_sums", "opening_cash >= 0 and counted >= 0"));
        shift.Property(s => s.Id).ValueGeneratedNever();
        shift.Property(s => s.Denominations).HasColumnType("jsonb");
        shift.Property(s => s.DifferenceReason).HasMaxLength(500);
        shift.HasIndex(s => new { s.Office, s.Number }).IsUnique();

        // A clerk has one drawer.
        shift.HasIndex(s => s.ClerkId).IsUnique().HasFilter("closed_at is null and not is_always_open");
    }
}
