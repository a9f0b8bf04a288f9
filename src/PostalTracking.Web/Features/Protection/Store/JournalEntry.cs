using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
    public byte[] Hash { get; private set; } = [];

    /// <summary>Hangs the line on the one before it.</summary>
    public JournalEntry After(byte[] before)
    {
        Hash = HashAfter(before);
        return this;
    }

    /// <summary>What its hash has to be, if nothing was changed here or before.</summary>
    public byte[] HashAfter(byte[] before)
    {
        // Each field with its length before it, so that no two different lines read the same; a field left out is not an empty one.
        var line = new StringBuilder();
        foreach (var field in Fields())
        {
            line.Append(CultureInfo.InvariantCulture, $"{field?.Length ?? -1}:{field},");
        }

        return SHA256.HashData([.. before, .. Encoding.UTF8.GetBytes(line.ToString())]);
    }

    // Never to be reordered: the hashes of old journals are made of it. A new field is added at the end.
    private IEnumerable<string?> Fields() =>
    [
        ShiftId.ToString("N"),
        Text(Sequence),
        Text((At.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond),
        Text((short)Kind),
        Text(Amount),
        Means is { } means ? Text((short)means) : null,
        TrackNumber,
        PolicyNumber,
        Note,
        StaffId.ToString("N"),
    ];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
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

        // How many copies of a paper there are; a sale pays nothing for it.
        entry.HasIndex(e => e.PolicyNumber).HasDatabaseName("ix_journal_entry_reprint").HasFilter("kind = 5");

        // Restrict: a cascade runs with the rights of the owner, past the rights of whoever deletes.
        entry.HasOne<Shift>().WithMany().HasForeignKey(e => e.ShiftId).OnDelete(DeleteBehavior.Restrict);
    }
}
