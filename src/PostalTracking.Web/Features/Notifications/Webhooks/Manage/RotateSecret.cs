using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>A new secret; the one before signs as well for a day, so that a receiver can change over at its leisure.</summary>
internal sealed class RotateSecret(PostalTrackingDbContext db, WebhookBook book, WebhookSecrets secrets, AuditLog audit, TimeProvider clock)
{
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    // A form sent twice in this time is one rotation, and shows what the first made.
    private static readonly TimeSpan Repeat = TimeSpan.FromMinutes(10);

    /// <param name="from">The version that the form knows; null: whatever it is now.</param>
    /// <returns>The secret as it is shown, this once; null where there is no such endpoint, or the version is an old one.</returns>
    public async Task<(WebhookEndpoint Endpoint, string Secret)?> RunAsync(
        int tenant, Guid id, int? from, CancellationToken cancellationToken)
    {
        await using var transaction = await db.BeginUnlessBegunAsync(cancellationToken);
        if (await book.LockAsync(tenant, id, cancellationToken) is not { } endpoint)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        if (from is { } version && version != endpoint.SecretVersion)
        {
            return version == endpoint.SecretVersion - 1 && now - endpoint.SecretSince < Repeat
                ? (endpoint, WebhookSecrets.Text(secrets.Open(endpoint.Secret)))
                : null;
        }

        var secret = WebhookSecrets.New();
        (endpoint.PreviousSecret, endpoint.PreviousUntil) = (endpoint.Secret, now + Overlap);
        (endpoint.Secret, endpoint.SecretSince) = (secrets.Close(secret), now);
        endpoint.SecretVersion++;
        audit.Add(AuditActions.WebhookRotated, $"{id}", new { version = endpoint.SecretVersion });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (endpoint, WebhookSecrets.Text(secret));
    }
}
