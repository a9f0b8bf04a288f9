using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>What came of adding an endpoint.</summary>
internal abstract record AddedEndpoint
{
    /// <param name="Secret">As it is shown, this once.</param>
    internal sealed record Added(WebhookEndpoint Endpoint, string Secret) : AddedEndpoint;

    internal sealed record BadAddress(AddressFault Fault) : AddedEndpoint;

    internal sealed record BadTypes : AddedEndpoint;

    /// <summary>The partner has one with this address; null where it was added at the same moment.</summary>
    internal sealed record Twice(Guid? Id) : AddedEndpoint;

    internal sealed record TooMany(int Most) : AddedEndpoint;
}

/// <summary>A partner names an address and what it wants to be told there.</summary>
internal sealed class AddEndpoint(
    PostalTrackingDbContext db, WebhookSecrets secrets, AuditLog audit, IOptions<WebhookOptions> options, TimeProvider clock)
{
    /// <param name="id">Of a form, so that the form sent twice adds one; else of the house's choosing.</param>
    public async Task<AddedEndpoint> RunAsync(
        int tenant, string? url, IReadOnlyList<string>? types, CancellationToken cancellationToken, Guid? id = null)
    {
        if (ReceiverAddress.Fault(url?.Trim(), options.Value.AllowLoopback, out var address) is { } fault)
        {
            return new AddedEndpoint.BadAddress(fault);
        }

        string[] wanted = [.. WebhookTypes.All.Where(type => types?.Contains(type) == true)];
        if (wanted.Length == 0 || wanted.Length != types!.Distinct().Count())
        {
            return new AddedEndpoint.BadTypes();
        }

        var canonical = address!.AbsoluteUri;
        var known = await db.Set<WebhookEndpoint>().AsNoTracking()
            .Where(e => e.TenantId == tenant && e.State != EndpointState.Removed)
            .Select(e => new { e.Id, e.Url }).ToListAsync(cancellationToken);
        return known.Find(one => one.Url == canonical) is { } twin ? new AddedEndpoint.Twice(twin.Id)
            : known.Count >= options.Value.MostEndpoints ? new AddedEndpoint.TooMany(options.Value.MostEndpoints)
            : await AddAsync(tenant, canonical, wanted, id ?? Guid.CreateVersion7(clock.GetUtcNow()), cancellationToken);
    }

    private async Task<AddedEndpoint> AddAsync(int tenant, string url, string[] types, Guid id, CancellationToken cancellationToken)
    {
        var (secret, now) = (WebhookSecrets.New(), clock.GetUtcNow());
        var endpoint = new WebhookEndpoint
        {
            Id = id,
            TenantId = tenant,
            Url = url,
            Types = types,
            Secret = secrets.Close(secret),

            // On this machine there is nobody else whose it could be.
            State = ReceiverAddress.IsLoopback(new(url), options.Value.AllowLoopback) ? EndpointState.Active : EndpointState.Unconfirmed,
            SecretSince = now,
            CreatedAt = now,
        };
        db.Add(endpoint);
        audit.Add(AuditActions.WebhookAdded, $"{endpoint.Id}", new { host = new Uri(url).Host, types });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return new AddedEndpoint.Added(endpoint, WebhookSecrets.Text(secret));
        }
        // Two at once: the other was quicker.
        catch (DbUpdateException race) when (race.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return new AddedEndpoint.Twice(null);
        }
    }
}
