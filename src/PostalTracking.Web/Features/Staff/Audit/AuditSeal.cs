using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Staff.Audit;

/// <summary>One link of the chain over the audit log. Written once.</summary>
internal sealed class AuditSeal
{
    /// <summary>1, 2, 3… without a gap.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset SealedAt { get; init; }

    public required int Count { get; init; }

    /// <summary>Every transaction before this one had ended, and all it wrote is under this seal or an earlier one.</summary>
    public required ulong Horizon { get; init; }

    /// <summary>SHA-256 over the hash before it, the number, and the id and digest of each entry in the order of ids.</summary>
    public required byte[] Hash { get; init; }
}

/// <summary>
/// An entry under a seal, with its digest. Kept apart from the entries, which nobody may change, and without a foreign key:
/// it is what still names an entry that was removed.
/// </summary>
internal sealed class SealedEntry
{
    public required int Seal { get; init; }

    public required long EntryId { get; init; }

    /// <summary>SHA-256 of the entry's canonical bytes.</summary>
    public required byte[] Digest { get; init; }
}

internal sealed class AuditSealConfiguration : IEntityTypeConfiguration<AuditSeal>, IEntityTypeConfiguration<SealedEntry>
{
    public void Configure(EntityTypeBuilder<AuditSeal> seal)
    {
        seal.ToTable("audit_seal");

        // Two instances cannot both make the same link.
        seal.HasKey(s => s.Number);
        seal.Property(s => s.Number).ValueGeneratedNever();
        seal.Property(s => s.Horizon).HasColumnType("xid8");
    }

    public void Configure(EntityTypeBuilder<SealedEntry> entry)
    {
        entry.ToTable("audit_sealed_entry");
        entry.HasKey(e => new { e.Seal, e.EntryId });

        // No entry is under two seals.
        entry.HasIndex(e => e.EntryId).IsUnique();
    }
}
