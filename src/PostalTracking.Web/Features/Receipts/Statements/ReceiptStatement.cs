using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Web.Features.Tracking.Store;

namespace PostalTracking.Web.Features.Receipts.Statements;

/// <summary>
/// A statement as it was signed. Asking again gives the same one, until the story of the parcel says something else: then it is
/// revoked, or another one stands in its place. Both are found out when somebody asks.
/// </summary>
internal sealed class ReceiptStatement
{
    public required string TrackNumber { get; init; }

    public required short Generation { get; init; }

    /// <summary>The parcel's, when the statement was made.</summary>
    public required int Sequence { get; init; }

    /// <summary>The statement's own name; without it nobody is told how it stands.</summary>
    public required string Jti { get; init; }

    public required string Kid { get; init; }

    /// <summary>The compact JWS.</summary>
    public required string Signed { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Since when the carrier does not say any more that the parcel was handed over.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>The sequence of the statement that says it better.</summary>
    public int? SupersededBy { get; init; }

}

internal sealed class ReceiptStatementConfiguration : IEntityTypeConfiguration<ReceiptStatement>
{
    public void Configure(EntityTypeBuilder<ReceiptStatement> statement)
    {
        statement.ToTable("receipt_statement");
        statement.HasKey(s => new { s.TrackNumber, s.Generation, s.Sequence });
        statement.Property(s => s.TrackNumber).UseCollation("C").HasMaxLength(40);
        statement.Property(s => s.Jti).UseCollation("C").HasMaxLength(22);
        statement.Property(s => s.Kid).UseCollation("C").HasMaxLength(43);
        statement.Property(s => s.Signed).UseCollation("C").HasMaxLength(4000);
        statement.HasOne<Shipment>().WithMany().HasForeignKey(s => new { s.TrackNumber, s.Generation });

        // An old key is dropped only where nothing under it stands.
        statement.HasIndex(s => s.Kid).HasFilter("revoked_at is null");
    }
}
