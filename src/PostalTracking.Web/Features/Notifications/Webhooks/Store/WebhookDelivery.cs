using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>What became of a message to an endpoint.</summary>
internal enum DeliveryOutcome : short
{
    Delivered = 1,

    /// <summary>Refused or unanswered ten times, over three days.</summary>
    Dead = 2,
}

/// <summary>One message to one endpoint, once for ever: written by the fan-out, carried by the sender, kept for thirty days.</summary>
internal sealed class WebhookDelivery
{
    public required Guid EndpointId { get; init; }

    /// <summary>The same on every attempt, and on every replay.</summary>
    public required Guid MessageId { get; init; }

    public required string Type { get; init; }

    /// <summary>Null of a message about no parcel.</summary>
    public string? TrackNumber { get; init; }

    public short? Generation { get; init; }

    /// <summary>Of the parcel, or of the policy or claim: the higher is the newer.</summary>
    public int? Sequence { get; init; }

    /// <summary>As it is signed and sent, byte for byte.</summary>
    public required string Body { get; init; }

    /// <summary>When what it tells happened.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public short Attempts { get; set; }

    /// <summary>Null of one that is done.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    public DeliveryOutcome? Outcome { get; set; }
}

internal sealed class WebhookDeliveryConfiguration : IEntityTypeConfiguration<WebhookDelivery>
{
    public void Configure(EntityTypeBuilder<WebhookDelivery> delivery)
    {
        delivery.ToTable("webhook_delivery");
        delivery.HasKey(d => new { d.EndpointId, d.MessageId });
        delivery.Property(d => d.Type).HasMaxLength(60);
        delivery.Property(d => d.TrackNumber).UseCollation("C").HasMaxLength(40);
        delivery.HasOne<WebhookEndpoint>().WithMany().HasForeignKey(d => d.EndpointId);

        // What an endpoint has to be sent, oldest first; done messages stay out of it.
        delivery.HasIndex(d => new { d.EndpointId, d.NextAttemptAt }).HasFilter("next_attempt_at is not null");

        // The log of an endpoint, newest first, and the end of what is old.
        delivery.HasIndex(d => new { d.EndpointId, d.CreatedAt, d.MessageId });

        // What a partner was told of one parcel.
        delivery.HasIndex(d => new { d.TrackNumber, d.EndpointId }).HasFilter("track_number is not null");
    }
}
