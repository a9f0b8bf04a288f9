using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Api;

namespace PostalTracking.Web.Features.Partners;

/// <summary>What became of the events a partner sent on a day of UTC: see <see cref="SentEvents"/>.</summary>
internal sealed class EventDay
{
    public required int TenantId { get; init; }

    public required DateOnly Day { get; init; }

    public long Stored { get; init; }

    public long Duplicate { get; init; }

    public long Rejected { get; init; }

    public long Unmapped { get; init; }

    /// <summary>By the steps of <see cref="EventTally.Lateness"/>.</summary>
    public required long[] Late { get; init; }
}

/// <summary>A code that a partner sent and that no table of the carrier had when it came.</summary>
internal sealed class UnmappedCode
{
    public required int TenantId { get; init; }

    public required Carrier Carrier { get; init; }

    public required string Code { get; init; }

    public long Events { get; init; }

    public DateTimeOffset LastAt { get; init; }
}

internal sealed class EventDayConfiguration : IEntityTypeConfiguration<EventDay>
{
    public void Configure(EntityTypeBuilder<EventDay> day)
    {
        day.ToTable("partner_event_day");
        day.HasKey(d => new { d.TenantId, d.Day });
        day.HasOne<Tenant>().WithMany().HasForeignKey(d => d.TenantId);
    }
}

internal sealed class UnmappedCodeConfiguration : IEntityTypeConfiguration<UnmappedCode>
{
    public void Configure(EntityTypeBuilder<UnmappedCode> code)
    {
        code.ToTable("partner_unmapped_code");
        code.HasKey(c => new { c.TenantId, c.Carrier, c.Code });
        code.Property(c => c.Code).HasMaxLength(100).UseCollation("C");
        code.HasOne<Tenant>().WithMany().HasForeignKey(c => c.TenantId);
    }
}
