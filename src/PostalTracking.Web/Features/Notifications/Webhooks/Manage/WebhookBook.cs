using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>The endpoints of one partner; another's do not exist here.</summary>
internal sealed class WebhookBook(PostalTrackingDbContext db)
{
    public Task<List<WebhookEndpoint>> ListAsync(int tenant, CancellationToken cancellationToken) =>
        Of(tenant).AsNoTracking().OrderBy(e => e.CreatedAt).ThenBy(e => e.Id).ToListAsync(cancellationToken);

    public Task<WebhookEndpoint?> FindAsync(int tenant, Guid id, CancellationToken cancellationToken) =>
        Of(tenant).AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancellationToken);

    /// <summary>Locked until the end of the caller's transaction, to be changed: the sender writes to the same row.</summary>
    public async Task<WebhookEndpoint?> LockAsync(int tenant, Guid id, CancellationToken cancellationToken) =>
        (await db.Set<WebhookEndpoint>()
            .FromSql($"select * from webhook_endpoint where id = {id} and tenant_id = {tenant} and state <> 3 for update")
            .ToListAsync(cancellationToken)).SingleOrDefault();

    private IQueryable<WebhookEndpoint> Of(int tenant) =>
        db.Set<WebhookEndpoint>().Where(e => e.TenantId == tenant && e.State != EndpointState.Removed);
}
