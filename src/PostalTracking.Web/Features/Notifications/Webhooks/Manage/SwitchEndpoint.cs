using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>Enables an endpoint, disables it, changes what it is told, or removes it for good.</summary>
internal sealed class SwitchEndpoint(PostalTrackingDbContext db, WebhookBook book, AuditLog audit, TimeProvider clock)
{
    /// <summary>What waited goes out at once.</summary>
    public Task<WebhookEndpoint?> EnableAsync(int tenant, Guid id, CancellationToken cancellationToken) => ChangeAsync(
        tenant, id, endpoint => endpoint.Enable(), AuditActions.WebhookEnabled, cancellationToken);

    public Task<WebhookEndpoint?> DisableAsync(int tenant, Guid id, CancellationToken cancellationToken) => ChangeAsync(
        tenant,
        id,
        endpoint =>
        {
            if (endpoint.State == EndpointState.Active)
            {
                endpoint.Disable(DisabledWhy.ByOwner, clock.GetUtcNow());
            }
        },
        AuditActions.WebhookDisabled,
        cancellationToken);

    public async Task<bool> RemoveAsync(int tenant, Guid id, CancellationToken cancellationToken) => await ChangeAsync(
        tenant, id, endpoint => endpoint.Remove(clock.GetUtcNow()), AuditActions.WebhookRemoved, cancellationToken) is not null;

    private async Task<WebhookEndpoint?> ChangeAsync(
        int tenant, Guid id, Action<WebhookEndpoint> change, string action, CancellationToken cancellationToken)
    {
        await using var transaction = await db.BeginUnlessBegunAsync(cancellationToken);
        if (await book.LockAsync(tenant, id, cancellationToken) is not { } endpoint)
        {
            return null;
        }

        change(endpoint);
        audit.Add(action, $"{id}");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return endpoint;
    }
}
