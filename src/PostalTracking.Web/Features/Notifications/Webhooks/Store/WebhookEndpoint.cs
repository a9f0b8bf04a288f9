using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PostalTracking.Web.Features.Partners;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

internal enum EndpointState : short
{
    Active = 1,

    /// <summary>Nothing is sent; what waits, waits.</summary>
    Disabled = 2,

    /// <summary>Shown to nobody any more; the row goes when its messages have gone.</summary>
    Removed = 3,

    /// <summary>The address has not shown whose it is: nothing is sent there but the challenge, and nothing is kept for it.</summary>
    Unconfirmed = 4,
}

/// <summary>Why an endpoint is disabled.</summary>
internal enum DisabledWhy : short
{
    ByOwner = 1,

    /// <summary>Its receiver said 410.</summary>
    Gone = 2,

    /// <summary>Nothing was taken for three days.</summary>
    Failing = 3,
}

/// <summary>Where a partner takes messages: one address with a secret of its own.</summary>
/// <remarks>
/// Pages and the API write the address, the secret and the state; the sender writes how it goes, by SQL and under
/// <see cref="Lease"/>.
/// </remarks>
internal sealed class WebhookEndpoint
{
    public const int LongestUrl = 2000;

    public required Guid Id { get; init; }

    public required int TenantId { get; init; }

    public required string Url { get; init; }

    /// <summary>See <see cref="WebhookTypes"/>.</summary>
    public required string[] Types { get; set; }

    /// <summary>Under Data Protection.</summary>
    public required byte[] Secret { get; set; }

    /// <summary>Raised by each rotation: a form sent twice rotates once.</summary>
    public int SecretVersion { get; set; } = 1;

    public required DateTimeOffset SecretSince { get; set; }

    /// <summary>Signs as well until <see cref="PreviousUntil"/>.</summary>
    public byte[]? PreviousSecret { get; set; }

    public DateTimeOffset? PreviousUntil { get; set; }

    public EndpointState State { get; set; } = EndpointState.Active;

    /// <summary>The hash of the challenge that was sent last; null once the address is confirmed.</summary>
    public byte[]? Challenge { get; set; }

    public DisabledWhy? DisabledWhy { get; set; }

    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>The first failure since the last success; null while all is well.</summary>
    public DateTimeOffset? FailingSince { get; set; }

    public DateTimeOffset? LastSuccessAt { get; set; }

    /// <summary>The receiver asked to be left alone until then.</summary>
    public DateTimeOffset? PausedUntil { get; set; }

    /// <summary>When it was last taken: who waited longest is first.</summary>
    public DateTimeOffset? TurnAt { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Raised by each taking: whoever comes back with an older one writes nothing.</summary>
    public int Lease { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Begins anew, whatever it was disabled for. An address that is not confirmed stays so.</summary>
    public void Enable()
    {
        if (State != EndpointState.Unconfirmed)
        {
            (State, DisabledWhy, DisabledAt, FailingSince, PausedUntil) = (EndpointState.Active, null, null, null, null);
        }
    }

    public void Confirm() => (State, Challenge) = (EndpointState.Active, null);

    public void Disable(DisabledWhy why, DateTimeOffset now) =>
        (State, DisabledWhy, DisabledAt) = (EndpointState.Disabled, why, now);

    /// <summary>Its secrets go at once.</summary>
    public void Remove(DateTimeOffset now) =>
        (State, DisabledAt, Secret, PreviousSecret, PreviousUntil, Challenge) = (EndpointState.Removed, now, [], null, null, null);
}

internal sealed class WebhookEndpointConfiguration : IEntityTypeConfiguration<WebhookEndpoint>
{
    public void Configure(EntityTypeBuilder<WebhookEndpoint> endpoint)
    {
        endpoint.ToTable("webhook_endpoint");
        endpoint.Property(e => e.Id).ValueGeneratedNever();
        endpoint.Property(e => e.Url).HasMaxLength(WebhookEndpoint.LongestUrl).UseCollation("C");
        endpoint.HasOne<Tenant>().WithMany().HasForeignKey(e => e.TenantId);

        // One address of a partner is one endpoint: a form sent twice adds one. Also a partner's list, and who wants a message.
        endpoint.HasIndex(e => new { e.TenantId, e.Url }).IsUnique().HasFilter("state <> 3");
    }
}
