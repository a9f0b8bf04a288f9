using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Domain.Claims;

namespace PostalTracking.Web.Features.Claims.Upload.Store;

/// <summary>
/// A piece of a file as it was written down, with the time on our clock: of a film that is sent while it is made, the proof of when
/// it was made. The pieces follow one another without a gap and cover all that was received.
/// </summary>
internal sealed class EvidencePart
{
    public required string TrackNumber { get; init; }

    public required string ClaimNumber { get; init; }

    public required Guid EvidenceId { get; init; }

    /// <summary>Its first byte, counted from the beginning of the file.</summary>
    public required long Begin { get; init; }

    public required long Length { get; init; }

    public required byte[] Sha256 { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class EvidencePartConfiguration : IEntityTypeConfiguration<EvidencePart>
{
    public void Configure(EntityTypeBuilder<EvidencePart> part)
    {
        part.ToTable("evidence_part", table => table.HasCheckConstraint("ck_evidence_part_length", "length > 0"));
        part.HasKey(p => new { p.TrackNumber, p.ClaimNumber, p.EvidenceId, p.Begin });
        part.Property(p => p.TrackNumber).UseCollation("C").HasMaxLength(40);
        part.Property(p => p.ClaimNumber).UseCollation("C").HasMaxLength(ClaimDigits.Length);
        part.HasOne<EvidenceUpload>().WithMany().HasForeignKey(p => new { p.TrackNumber, p.ClaimNumber, p.EvidenceId })
            .OnDelete(DeleteBehavior.Restrict);
    }
}
