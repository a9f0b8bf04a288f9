using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Partners.Uploads.Store;

/// <summary>A row of a file that was rejected. Kept as what is wrong, not as a sentence: whoever looks chooses the language.</summary>
internal sealed class BadRow
{
    public const int LongestNumber = 64;

    public required Guid UploadId { get; init; }

    /// <summary>Found by the run; else by the dry run.</summary>
    public required bool IsOfRun { get; init; }

    /// <summary>Where the row begins in the file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>As it stands in the row, cut.</summary>
    public string? TrackNumber { get; init; }

    /// <summary>By the API's name; null where it is the row as a whole.</summary>
    public string? Field { get; init; }

    /// <summary>What stands in the field, cut.</summary>
    public string? Value { get; init; }

    /// <summary>A name of <see cref="FaultBook"/>.</summary>
    public required string Fault { get; init; }

    /// <summary>JSON: what belongs into the sentence.</summary>
    public required string Arguments { get; init; }
}

internal sealed class BadRowConfiguration : IEntityTypeConfiguration<BadRow>
{
    public void Configure(EntityTypeBuilder<BadRow> row)
    {
        row.ToTable("partner_upload_bad_row");
        row.HasKey(r => new { r.UploadId, r.IsOfRun, r.Line });

        // What somebody wrote in a file, a number or not: no key of ours.
        row.Property(r => r.TrackNumber).HasColumnName("written_number").HasMaxLength(BadRow.LongestNumber);
        row.Property(r => r.Field).HasMaxLength(40);
        row.Property(r => r.Value).HasMaxLength(64);
        row.Property(r => r.Fault).HasMaxLength(40);
        row.Property(r => r.Arguments).HasColumnType("jsonb");
        row.HasOne<PartnerUpload>().WithMany().HasForeignKey(r => r.UploadId).OnDelete(DeleteBehavior.Cascade);
    }
}
