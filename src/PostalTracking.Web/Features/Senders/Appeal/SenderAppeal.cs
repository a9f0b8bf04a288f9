using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Senders.Appeal;

/// <summary>A sender says that a fraud was not one.</summary>
internal sealed class SenderAppeal
{
    public required Guid Id { get; init; }

    /// <summary>The claim's or the parcel's number, in its plain form; whether there is such a one was not looked at.</summary>
    public required string About { get; init; }

    /// <summary>Under Data Protection: who it is, how to answer, in which words. See <see cref="AppealWords"/>.</summary>
    public required byte[] Words { get; set; }

    /// <summary>For the answer: ru, en or zh.</summary>
    public required string Language { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset? DecidedAt { get; set; }

    public Guid? DecidedBy { get; set; }

    public bool? IsGranted { get; set; }

    public string? Reason { get; set; }

    /// <summary>The claims whose frauds were withdrawn.</summary>
    public string[] Withdrawn { get; set; } = [];
}

/// <summary>What a sender wrote.</summary>
internal sealed record AppealWords(string Name, string Contact, string Text);

internal sealed class SenderAppealConfiguration : IEntityTypeConfiguration<SenderAppeal>
{
    public void Configure(EntityTypeBuilder<SenderAppeal> appeal)
    {
        appeal.ToTable("sender_appeal");
        appeal.Property(a => a.Id).ValueGeneratedNever();
        appeal.Property(a => a.About).UseCollation("C").HasMaxLength(40);
        appeal.Property(a => a.Language).HasMaxLength(2);
        appeal.Property(a => a.Reason).HasMaxLength(1000);

        // What waits for an answer, oldest first.
        appeal.HasIndex(a => a.MadeAt).HasFilter("decided_at is null");

        // What was written about one parcel or claim.
        appeal.HasIndex(a => a.About);
    }
}
