using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Partners;

/// <summary>How often a key was used on a day of UTC, by what came of it: see <see cref="KeyUse"/>.</summary>
internal sealed class KeyUsageDay
{
    public required string KeyPrefix { get; init; }

    public required DateOnly Day { get; init; }

    public long Answered { get; init; }

    public long Refused { get; init; }

    public long Limited { get; init; }

    public long Failed { get; init; }
}

internal sealed class KeyUsageDayConfiguration : IEntityTypeConfiguration<KeyUsageDay>
{
    public void Configure(EntityTypeBuilder<KeyUsageDay> day)
    {
        day.ToTable("api_key_day");
        day.HasKey(d => new { d.KeyPrefix, d.Day });
        day.Property(d => d.KeyPrefix).HasMaxLength(40).UseCollation("C");
    }
}
