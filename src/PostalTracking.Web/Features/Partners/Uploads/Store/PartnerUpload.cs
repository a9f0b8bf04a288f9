using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Partners.Uploads.Store;

/// <summary>What the rows of a file are. Stored.</summary>
internal enum UploadKind : short
{
    Shipments = 1,
    Events = 2,
}

/// <summary>How far a file is. Stored.</summary>
internal enum UploadState : short
{
    /// <summary>Its bytes are coming.</summary>
    Receiving = 1,

    /// <summary>The dry run.</summary>
    Checking = 2,

    /// <summary>Somebody is to look at the dry run and say "do it".</summary>
    Checked = 3,

    Running = 4,
    Done = 5,

    /// <summary>Stopped by a person in the middle; may go on.</summary>
    Stopped = 6,

    /// <summary>The file as a whole can't be read: <see cref="PartnerUpload.Refusal"/>.</summary>
    Refused = 7,

    /// <summary>A person did not want it, or it waited too long: its bytes are gone.</summary>
    Dropped = 8,

    /// <summary>The work on it failed again and again through no fault of its own; may go on.</summary>
    Failed = 9,
}

/// <summary>
/// A file of a partner, with how far the work on it is. The instance that holds the lease writes the progress, in the transaction
/// of the rows themselves.
/// </summary>
internal sealed class PartnerUpload
{
    public required Guid UploadId { get; init; }

    public required int TenantId { get; init; }

    /// <summary>The person who brought it.</summary>
    public required Guid MemberId { get; init; }

    public required UploadKind Kind { get; init; }

    public UploadState State { get; set; }

    /// <summary>As the person's machine calls it; never a name of a file of ours.</summary>
    public required string FileName { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public long Length { get; set; }

    /// <summary>Null until all of it is here.</summary>
    public byte[]? Sha256 { get; set; }

    /// <summary>Else windows-1251.</summary>
    public bool IsUtf8 { get; set; }

    /// <summary>What is wrong with the file as a whole: a key of the texts, with what belongs into the sentence.</summary>
    public string? Refusal { get; set; }

    public string? RefusedWord { get; set; }

    /// <summary>Names of columns in the file that are not read.</summary>
    public string? UnknownColumns { get; set; }

    /// <summary>When somebody said "do it", and who.</summary>
    public DateTimeOffset? RunAt { get; set; }

    public Guid? RunBy { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Rows of the file; null until the dry run has seen all of them.</summary>
    public int? Rows { get; set; }

    /// <summary>Rows that have their verdict, of the dry run or of the run, whichever it is at.</summary>
    public int RowsDone { get; set; }

    /// <summary>Bytes read for them.</summary>
    public long BytesDone { get; set; }

    public required RowCounts Foreseen { get; init; }

    public required RowCounts Found { get; init; }

    /// <summary>Raised by whoever takes it: what an earlier holder writes afterwards counts no more.</summary>
    public int Lease { get; set; }

    /// <summary>When it is to be worked on, by whoever comes first; null: there is nothing to do.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>How often it was taken since the last batch that succeeded.</summary>
    public short Tries { get; set; }

    public bool IsFileGone { get; set; }

    /// <summary>The latest counts: of the run, once there is one.</summary>
    public RowCounts Counts => RunAt is null ? Foreseen : Found;
}

/// <summary>Verdicts by kind: of events, created are stored and unchanged are duplicates.</summary>
internal sealed class RowCounts
{
    public int Created { get; init; }

    public int Updated { get; init; }

    public int Unchanged { get; init; }

    public int Rejected { get; init; }
}

internal sealed class PartnerUploadConfiguration : IEntityTypeConfiguration<PartnerUpload>
{
    public void Configure(EntityTypeBuilder<PartnerUpload> upload)
    {
        upload.ToTable("partner_upload");
        upload.HasKey(u => u.UploadId);
        upload.Property(u => u.FileName).HasMaxLength(200);
        upload.Property(u => u.Refusal).HasMaxLength(40);
        upload.Property(u => u.RefusedWord).HasMaxLength(200);
        upload.Property(u => u.UnknownColumns).HasMaxLength(500);
        upload.ComplexProperty(u => u.Foreseen, counts => Name(counts, "foreseen"));
        upload.ComplexProperty(u => u.Found, counts => Name(counts, "found"));
        upload.Ignore(u => u.Counts);

        // The history of a partner.
        upload.HasIndex(u => new { u.TenantId, u.ReceivedAt }).IsDescending(false, true);

        // Has this very file been here before.
        upload.HasIndex(u => new { u.TenantId, u.Sha256 }).HasFilter("sha256 is not null");

        // The round asks for nothing else.
        upload.HasIndex(u => u.DueAt).HasFilter("due_at is not null");
        upload.HasOne<Tenant>().WithMany().HasForeignKey(u => u.TenantId).OnDelete(DeleteBehavior.Restrict);
        upload.HasOne<StaffMember>().WithMany().HasForeignKey(u => u.MemberId).OnDelete(DeleteBehavior.Restrict)
            .HasConstraintName("fk_partner_upload_staff_member");
    }

    private static void Name(ComplexPropertyBuilder<RowCounts> counts, string prefix)
    {
        counts.Property(c => c.Created).HasColumnName($"{prefix}_created");
        counts.Property(c => c.Updated).HasColumnName($"{prefix}_updated");
        counts.Property(c => c.Unchanged).HasColumnName($"{prefix}_unchanged");
        counts.Property(c => c.Rejected).HasColumnName($"{prefix}_rejected");
    }
}
