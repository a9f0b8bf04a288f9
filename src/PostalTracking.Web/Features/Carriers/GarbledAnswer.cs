using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Carriers;

/// <summary>The head of an answer that could not be read, kept a few days for the operator. See <see cref="AnswerSample"/>.</summary>
internal sealed class GarbledAnswer
{
    public long Id { get; init; }

    public required Carrier Carrier { get; init; }

    public required DateTimeOffset HeardAt { get; init; }

    public required string Trouble { get; init; }

    public required string Sample { get; init; }
}

internal sealed class GarbledAnswerConfiguration : IEntityTypeConfiguration<GarbledAnswer>
{
    public void Configure(EntityTypeBuilder<GarbledAnswer> answer)
    {
        answer.ToTable("garbled_answer");
        answer.Property(a => a.Trouble).HasMaxLength(100);

        // The operator reads the newest of a carrier; older ones are deleted by it.
        answer.HasIndex(a => new { a.Carrier, a.HeardAt });
    }
}
