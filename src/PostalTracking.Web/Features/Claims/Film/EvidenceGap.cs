using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Film;

/// <summary>
/// A time in a film during which the camera gave no picture: a call, another program. The phone says so, so it only ever counts
/// against the film; that nothing is said proves nothing.
/// </summary>
internal sealed class EvidenceGap
{
    public required string TrackNumber { get; init; }

    public required string ClaimNumber { get; init; }

    public required Guid EvidenceId { get; init; }

    /// <summary>Seconds from the beginning of the film.</summary>
    public required int Begin { get; init; }

    public required int Seconds { get; init; }
}

internal sealed class EvidenceGapConfiguration : IEntityTypeConfiguration<EvidenceGap>
{
    public void Configure(EntityTypeBuilder<EvidenceGap> gap)
    {
        gap.ToTable("evidence_gap", table => table.HasCheckConstraint("ck_evidence_gap_times", "begin >= 0 and seconds > 0"));
        gap.HasKey(g => new { g.TrackNumber, g.ClaimNumber, g.EvidenceId, g.Begin });
        gap.Property(g => g.TrackNumber).UseCollation("C").HasMaxLength(40);
        gap.Property(g => g.ClaimNumber).UseCollation("C").HasMaxLength(ClaimDigits.Length);
        gap.HasOne<Evidence>().WithMany().HasForeignKey(g => new { g.TrackNumber, g.ClaimNumber, g.EvidenceId })
            .OnDelete(DeleteBehavior.Restrict);
    }
}
