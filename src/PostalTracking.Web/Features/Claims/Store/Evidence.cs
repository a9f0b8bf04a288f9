using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Domain.Claims;

namespace PostalTracking.Web.Features.Claims.Store;

/// <summary>How a file stands. The numbers are stored.</summary>
internal enum EvidenceState : short
{
    /// <summary>On its way: parts are still missing.</summary>
    Uploading = 1,

    /// <summary>Whole; nobody may open it before the checks.</summary>
    Checking = 2,
    Ready = 3,

    /// <summary>Kept, never opened: a scanner found something, or could not say that there is nothing.</summary>
    Quarantined = 4,

    /// <summary>Not what it says it is: removed, and said so.</summary>
    Refused = 5,

    /// <summary>Given up, or the time to keep it is over. The row stays with its hash.</summary>
    Removed = 6,
}

/// <summary>A file of a claim. Where it lies and how far it has come, the upload knows.</summary>
internal sealed class Evidence
{
    public required string TrackNumber { get; init; }

    public required string ClaimNumber { get; init; }

    /// <summary>Random; the address of the upload and of the file.</summary>
    public required Guid EvidenceId { get; init; }

    public required EvidenceKind Kind { get; init; }

    public required ClaimAuthor Author { get; init; }

    public Guid? StaffId { get; init; }

    /// <summary>As the sender named it; shown, never used as a path.</summary>
    public required string FileName { get; init; }

    public EvidenceState State { get; set; } = EvidenceState.Uploading;

    /// <summary>Bytes; null while it is being filmed and nobody knows.</summary>
    public long? Size { get; set; }

    /// <summary>By its content, not by its name.</summary>
    public string? MediaType { get; set; }

    public byte[]? Sha256 { get; set; }

    /// <summary>Seconds, of a video that could be read.</summary>
    public int? Duration { get; set; }

    /// <summary>Filmed in the browser, in one take, part by part under the server's eyes.</summary>
    public bool IsRecorded { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    public DateTimeOffset? ReceivedAt { get; set; }

    /// <summary>Why it was refused or put into quarantine: a key of EvidenceTexts.</summary>
    public string? Verdict { get; set; }
}

internal sealed class EvidenceConfiguration : IEntityTypeConfiguration<Evidence>
{
    public void Configure(EntityTypeBuilder<Evidence> evidence)
    {
        evidence.ToTable("evidence");
        evidence.HasKey(e => new { e.TrackNumber, e.ClaimNumber, e.EvidenceId });
        evidence.Property(e => e.TrackNumber).UseCollation("C").HasMaxLength(40);
        evidence.Property(e => e.ClaimNumber).UseCollation("C").HasMaxLength(ClaimDigits.Length);
        evidence.Property(e => e.FileName).HasMaxLength(255);
        evidence.Property(e => e.MediaType).HasMaxLength(100);
        evidence.Property(e => e.Verdict).HasMaxLength(60);

        // The same film in another claim.
        evidence.HasIndex(e => e.Sha256).HasFilter("sha256 is not null");
        evidence.HasOne<Claim>().WithMany().HasForeignKey(e => new { e.TrackNumber, e.ClaimNumber }).OnDelete(DeleteBehavior.Restrict);
    }
}
