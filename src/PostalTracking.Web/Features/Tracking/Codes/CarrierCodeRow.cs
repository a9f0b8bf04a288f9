using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Features.Tracking.Codes;

/// <summary>
/// A code that events refer to. The known ones are copied from the code tables at start; the others were met in the wild
/// and wait for someone to say what they mean.
/// </summary>
internal sealed class CarrierCodeRow
{
    public required Carrier Carrier { get; init; }

    public required int Id { get; init; }

    public required string Raw { get; init; }

    public ShipmentStatus? Status { get; init; }

    public bool Known { get; init; }
}

internal sealed class CarrierCodeRowConfiguration : IEntityTypeConfiguration<CarrierCodeRow>
{
    /// <summary>Gives numbers to unknown codes that are free text: negative ones, since all that can be worked out of a code are above 0.</summary>
    public const string Sequence = "carrier_code_id";

    public const int FirstUnknownId = 10_000;

    public void Configure(EntityTypeBuilder<CarrierCodeRow> code)
    {
        code.ToTable("carrier_code");
        code.HasKey(c => new { c.Carrier, c.Id });
        code.Property(c => c.Id).ValueGeneratedNever();
        code.Property(c => c.Raw).UseCollation(Collations.Bytes);

        // Two instances meet the same new code at once: one row.
        code.HasIndex(c => new { c.Carrier, c.Raw }).IsUnique();

        code.Metadata.Model.AddSequence(Sequence).StartValue = FirstUnknownId;
    }
}
