using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Upload.Store;

/// <summary>How a file comes to us and where it lies: what the tus protocol, the checks and the janitor know of it.</summary>
internal sealed class EvidenceUpload
{
    public required string TrackNumber { get; init; }

    public required string ClaimNumber { get; init; }

    public required Guid EvidenceId { get; init; }

    /// <summary>Whose daily quota it takes: see <see cref="Tus.UploadCaller.Person"/>.</summary>
    public required string Person { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>As the sender gave it: tus gives it back.</summary>
    public required string Metadata { get; init; }

    /// <summary>Its name in the store, drawn by chance; null once the file is removed.</summary>
    public string? StoredAs { get; set; }

    /// <summary>Bytes that outlive the loss of power. Never more than that, whatever was heard.</summary>
    public long Received { get; set; }

    /// <summary>Null while it is being filmed.</summary>
    public long? Length { get; set; }

    /// <summary>JSON: what the store needs to go on where it stopped; the folder needs nothing.</summary>
    public string? Parts { get; set; }

    /// <summary>Null once it is whole.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>Raised by whoever takes it: what an earlier holder writes afterwards counts no more.</summary>
    public int Lease { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>When it is to be checked, again if need be; null before it is whole and after the verdict.</summary>
    public DateTimeOffset? CheckAt { get; set; }

    public short CheckTries { get; set; }

    /// <summary>The file goes; what still lies in the store is removed by the next sweep.</summary>
    public bool IsCondemned { get; set; }
}

internal sealed class EvidenceUploadConfiguration : IEntityTypeConfiguration<EvidenceUpload>
{
    public void Configure(EntityTypeBuilder<EvidenceUpload> upload)
    {
        upload.ToTable("evidence_upload", table => table.HasCheckConstraint(
            "ck_evidence_upload_received", "received >= 0 and (length is null or received <= length)"));
        upload.HasKey(u => new { u.TrackNumber, u.ClaimNumber, u.EvidenceId });
        upload.Property(u => u.TrackNumber).UseCollation("C").HasMaxLength(40);
        upload.Property(u => u.ClaimNumber).UseCollation("C").HasMaxLength(ClaimDigits.Length);
        upload.Property(u => u.Person).UseCollation("C").HasMaxLength(80);
        upload.Property(u => u.Metadata).HasMaxLength(EvidenceUploads.LongestMetadata);
        upload.Property(u => u.StoredAs).UseCollation("C").HasMaxLength(32);
        upload.Property(u => u.Parts).HasColumnType("jsonb");

        // What one person sent since yesterday.
        upload.HasIndex(u => new { u.Person, u.BegunAt });

        // Given up; to be checked; to be removed.
        upload.HasIndex(u => u.ExpiresAt).HasFilter("expires_at is not null");
        upload.HasIndex(u => u.CheckAt).HasFilter("check_at is not null");
        upload.HasIndex(u => u.IsCondemned).HasFilter("is_condemned");

        // A file in the store without a row is nobody's.
        upload.HasIndex(u => u.StoredAs).HasFilter("stored_as is not null");
        upload.HasOne<Evidence>().WithOne().HasForeignKey<EvidenceUpload>(u => new { u.TrackNumber, u.ClaimNumber, u.EvidenceId })
            .OnDelete(DeleteBehavior.Restrict);
    }
}
