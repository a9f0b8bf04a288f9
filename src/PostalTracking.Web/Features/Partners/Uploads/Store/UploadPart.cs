using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Partners.Uploads.Store;

/// <summary>
/// A piece of a file, packed. In the database and not in a folder, so that whichever instance goes on with the work has it, and a
/// copy of the database is a copy of the work.
/// </summary>
internal sealed class UploadPart
{
    /// <summary>Bytes of the file in each piece but the last.</summary>
    public const int Size = 1024 * 1024;

    public required Guid UploadId { get; init; }

    /// <summary>From 0, without a gap.</summary>
    public required int Number { get; init; }

    /// <summary>gzip.</summary>
    public required byte[] Bytes { get; init; }
}

internal sealed class UploadPartConfiguration : IEntityTypeConfiguration<UploadPart>
{
    public void Configure(EntityTypeBuilder<UploadPart> part)
    {
        part.ToTable("partner_upload_part");
        part.HasKey(p => new { p.UploadId, p.Number });
        part.HasOne<PartnerUpload>().WithMany().HasForeignKey(p => p.UploadId).OnDelete(DeleteBehavior.Cascade);
    }
}
