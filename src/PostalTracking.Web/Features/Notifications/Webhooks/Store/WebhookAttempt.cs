using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>Why an attempt got no answer.</summary>
internal enum WebhookTrouble : short
{
    /// <summary>The name leads to an address inside, or to none that may be called.</summary>
    Forbidden = 1,

    /// <summary>The name is not found.</summary>
    Name = 2,

    /// <summary>Nobody takes the line.</summary>
    Unreachable = 3,

    /// <summary>The certificate, or what was said instead of one.</summary>
    Tls = 4,

    TimedOut = 5,

    /// <summary>The line broke, or what came is not HTTP.</summary>
    Broken = 6,
}

/// <summary>One attempt at a delivery, and what the receiver said.</summary>
/// <remarks>Without a foreign key, which would lock the delivery's row for each; <see cref="WebhookPurge"/> removes both.</remarks>
internal sealed class WebhookAttempt
{
    /// <summary>Bytes of the answer's body that are kept; up to sixteen times as much is read.</summary>
    public const int KeptAnswer = 4 * 1024;

    public required Guid EndpointId { get; init; }

    public required Guid MessageId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null where no answer came: see <see cref="Trouble"/>.</summary>
    public short? Status { get; init; }

    public WebhookTrouble? Trouble { get; init; }

    public required int Milliseconds { get; init; }

    public string? Answer { get; init; }
}

internal sealed class WebhookAttemptConfiguration : IEntityTypeConfiguration<WebhookAttempt>
{
    public void Configure(EntityTypeBuilder<WebhookAttempt> attempt)
    {
        attempt.ToTable("webhook_attempt");
        attempt.HasKey(a => new { a.EndpointId, a.MessageId, a.At });
    }
}
