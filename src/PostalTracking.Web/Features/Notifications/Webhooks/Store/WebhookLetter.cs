using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>A letter to one owner of a partner: an endpoint was disabled. Written with the disabling, carried by a round.</summary>
internal sealed class WebhookLetter
{
    /// <summary>Also of the mail, on every attempt.</summary>
    public required Guid Id { get; init; }

    public required Guid EndpointId { get; init; }

    public required Guid OwnerId { get; init; }

    public required DisabledWhy Why { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public int Attempts { get; set; }

    /// <summary>Null of one that is done, whether it went or not.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>What the post said last: a kind of failure.</summary>
    public string? Failure { get; set; }
}

internal sealed class WebhookLetterConfiguration : IEntityTypeConfiguration<WebhookLetter>
{
    public void Configure(EntityTypeBuilder<WebhookLetter> letter)
    {
        letter.ToTable("webhook_letter");
        letter.Property(l => l.Id).ValueGeneratedNever();
        letter.Property(l => l.Failure).HasMaxLength(200);
        letter.HasOne<WebhookEndpoint>().WithMany().HasForeignKey(l => l.EndpointId).OnDelete(DeleteBehavior.Cascade);
        letter.HasOne<StaffMember>().WithMany().HasForeignKey(l => l.OwnerId)
            .HasConstraintName("fk_webhook_letter_staff_member").OnDelete(DeleteBehavior.Cascade);

        // The round reads what is still to be sent.
        letter.HasIndex(l => l.NextAttemptAt).HasFilter("next_attempt_at is not null");
    }
}
