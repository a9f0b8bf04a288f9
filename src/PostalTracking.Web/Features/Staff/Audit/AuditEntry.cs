using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Staff.Audit;

/// <summary>Who did what, to what, when and from where. Written once; never any personal data.</summary>
internal sealed class AuditEntry
{
    /// <summary>In the order of writing, which is not the order of commits; a number is missing where a writer gave up.</summary>
    public long Id { get; private init; }

    /// <summary>Of the transaction that wrote it, set by the database: the seal is found by it, not by the id.</summary>
    public ulong Transaction { get; private init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The id of a member of staff, the prefix of an API key, or a word of <see cref="AuditActor"/>.</summary>
    public required string Actor { get; init; }

    /// <summary>One of <see cref="AuditActions"/>.</summary>
    public required string Action { get; init; }

    /// <summary>A policy, a shift, an account's id.</summary>
    public string? Subject { get; init; }

    /// <summary>JSON: what was before and after, masked.</summary>
    public string? Details { get; init; }

    /// <summary>Where the request came from, as far as a neighbourhood of addresses.</summary>
    public string? Network { get; init; }

    /// <summary>Leads to the log of the app.</summary>
    public string? TraceId { get; init; }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("audit_entry");
        entry.Property(e => e.Id).UseIdentityAlwaysColumn();
        entry.Property(e => e.Transaction).HasColumnType("xid8").HasDefaultValueSql("pg_current_xact_id()");
        entry.Property(e => e.Actor).UseCollation("C").HasMaxLength(60);
        entry.Property(e => e.Action).UseCollation("C").HasMaxLength(60);
        entry.Property(e => e.Subject).UseCollation("C").HasMaxLength(100);
        entry.Property(e => e.Details).HasColumnType("jsonb");
        entry.Property(e => e.Network).HasMaxLength(50);
        entry.Property(e => e.TraceId).HasMaxLength(60);

        // What is not sealed yet.
        entry.HasIndex(e => e.Transaction);

        // The page, filtered: each newest first.
        entry.HasIndex(e => new { e.Actor, e.Id });
        entry.HasIndex(e => new { e.Subject, e.Id });
        entry.HasIndex(e => new { e.Action, e.Id });

        // One day of it. The rows lie in the order of time, so that a page of this index says enough about many of theirs.
        entry.HasIndex(e => e.At).HasMethod("brin");
    }
}
