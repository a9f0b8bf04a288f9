using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Domain.Claims;

namespace PostalTracking.Web.Features.Claims.Upload.Store;

/// <summary>Leads from the id in the address of a file to its claim.</summary>
internal sealed class EvidenceAddress
{
    public required Guid EvidenceId { get; init; }

    public required string TrackNumber { get; init; }

    public required string ClaimNumber { get; init; }
}

internal sealed class EvidenceAddressConfiguration : IEntityTypeConfiguration<EvidenceAddress>
{
    public void Configure(EntityTypeBuilder<EvidenceAddress> address)
    {
        address.ToTable("evidence_address");
        address.HasKey(a => a.EvidenceId);
        address.Property(a => a.TrackNumber).UseCollation("C").HasMaxLength(40);
        address.Property(a => a.ClaimNumber).UseCollation("C").HasMaxLength(ClaimDigits.Length);
    }
}
