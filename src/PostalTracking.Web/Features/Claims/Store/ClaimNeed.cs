using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Domain.Claims;

namespace PostalTracking.Web.Features.Claims.Store;

/// <summary>One line of a claim's checklist: of the rule, or asked for by a consultant.</summary>
internal sealed class ClaimNeed
{
    public required string TrackNumber { get; init; }

    public required string ClaimNumber { get; init; }

    public required EvidenceKind Kind { get; init; }

    public required bool IsRequired { get; set; }

    /// <summary>What exactly is needed, in a consultant's words; null for a line of the rule.</summary>
    public string? Note { get; set; }

    public required DateTimeOffset AskedAt { get; set; }

    /// <summary>The first file that was checked and kept.</summary>
    public DateTimeOffset? ReceivedAt { get; set; }

    /// <summary>A consultant decided that it is not needed.</summary>
    public DateTimeOffset? WaivedAt { get; set; }

    public bool IsOpen => IsRequired && ReceivedAt is null && WaivedAt is null;
}

internal sealed class ClaimNeedConfiguration : IEntityTypeConfiguration<ClaimNeed>
{
    public void Configure(EntityTypeBuilder<ClaimNeed> need)
    {
        need.ToTable("claim_need");
        need.HasKey(n => new { n.TrackNumber, n.ClaimNumber, n.Kind });
        need.Property(n => n.TrackNumber).UseCollation("C").HasMaxLength(40);
        need.Property(n => n.ClaimNumber).UseCollation("C").HasMaxLength(ClaimDigits.Length);
        need.Property(n => n.Note).HasMaxLength(1000);
        need.Ignore(n => n.IsOpen);
        need.HasOne<Claim>().WithMany().HasForeignKey(n => new { n.TrackNumber, n.ClaimNumber }).OnDelete(DeleteBehavior.Restrict);
    }
}
