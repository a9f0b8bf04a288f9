using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Domain.Claims;

namespace PostalTracking.Web.Features.Claims.Store;

internal sealed class ClaimTermsConfiguration : IEntityTypeConfiguration<ClaimTerms>
{
    public void Configure(EntityTypeBuilder<ClaimTerms> terms)
    {
        terms.ToTable("claim_terms");
        terms.Property(t => t.Id).ValueGeneratedNever();
        terms.HasIndex(t => t.From).IsUnique();
        terms.HasData(new ClaimTerms
        {
            Id = 1,
            From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            FirstAnswerHours = 24,
            DecisionDays = 2,
            PayoutHours = 48,
            EvidenceDays = 7,
            BankAnswerDays = 10,
            AppealDays = 30,
            Appeals = 2,
            FourEyesAbove = 10_000_00,
            RetentionDays = 180,
        });
    }
}

/// <summary>A day that is not what its weekday says: a holiday, a day off moved by the calendar, a Saturday made working.</summary>
internal sealed class CalendarDay
{
    public required DateOnly Day { get; init; }

    public required bool IsWorking { get; set; }

    /// <summary>Which holiday, or why it was changed.</summary>
    public string? Note { get; set; }

    /// <summary>The member of the staff who changed it; null: as delivered, and a new edition may change it.</summary>
    public Guid? ChangedBy { get; set; }

    public DateTimeOffset? ChangedAt { get; set; }
}

internal sealed class CalendarDayConfiguration : IEntityTypeConfiguration<CalendarDay>
{
    public void Configure(EntityTypeBuilder<CalendarDay> day)
    {
        day.ToTable("calendar_day");
        day.HasKey(d => d.Day);
        day.Property(d => d.Note).HasMaxLength(200);
    }
}
