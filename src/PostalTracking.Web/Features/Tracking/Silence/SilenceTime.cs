using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Tracking.Silence;

/// <summary>How silences of so many whole days ended, as counted once a day: <see cref="Domain.Tracking.SilenceCount"/> stored.</summary>
internal sealed class SilenceTime
{
    public required short Service { get; init; }

    public required short Days { get; init; }

    public int Sample { get; set; }

    public int Moved { get; set; }

    public DateTimeOffset ComputedAt { get; set; }
}

internal sealed class SilenceTimeConfiguration : IEntityTypeConfiguration<SilenceTime>
{
    public void Configure(EntityTypeBuilder<SilenceTime> silence)
    {
        silence.ToTable("silence_time", table => table.HasCheckConstraint("ck_silence_time_moved", "moved between 0 and sample"));
        silence.HasKey(s => new { s.Service, s.Days });
    }
}
