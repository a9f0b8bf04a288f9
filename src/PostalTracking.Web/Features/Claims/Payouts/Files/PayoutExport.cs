using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Claims.Payouts.Files;

/// <summary>
/// A batch of released payouts as it went to the payment system. Written once, with its bytes: downloaded again it is the same file,
/// whatever was set up since.
/// </summary>
internal sealed class PayoutExport
{
    /// <summary>Also the file's MsgId, by which the payment system knows a repeat.</summary>
    public required Guid Id { get; init; }

    public required Guid MadeBy { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required int Count { get; init; }

    /// <summary>Kopecks.</summary>
    public required long Total { get; init; }

    /// <summary>Under Data Protection: there are names and accounts in it.</summary>
    public required byte[] Csv { get; init; }

    /// <summary>Of the file itself.</summary>
    public required byte[] CsvSha256 { get; init; }

    /// <summary>ISO 20022, under Data Protection.</summary>
    public required byte[] Xml { get; init; }

    public required byte[] XmlSha256 { get; init; }
}

internal sealed class PayoutExportConfiguration : IEntityTypeConfiguration<PayoutExport>
{
    public void Configure(EntityTypeBuilder<PayoutExport> export)
    {
        export.ToTable("payout_export", table => table.HasCheckConstraint("ck_payout_export_sums", "count > 0 and total > 0"));
        export.Property(e => e.Id).ValueGeneratedNever();

        // The latest first.
        export.HasIndex(e => e.MadeAt);
    }
}
