using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners;

/// <summary>
/// The keys printed by the start script. They are known to everybody, so <see cref="ApiKeyLookup"/> refuses them
/// outside the demo even where a row exists.
/// </summary>
internal sealed class DemoKeys(PostalTrackingDbContext db, DemoMode demo, TimeProvider clock)
{
    public const string Partner = "pt_demo_partner";
    public const string Counter = "pt_demo_counter";
    public const string Support = "pt_demo_support";

    public const string TenantName = "Демо-партнёр";

    private static readonly Dictionary<string, string[]> All = new()
    {
        [Partner] = [Scopes.ShipmentsWrite, Scopes.EventsWrite, Scopes.Webhooks, Scopes.Receipts],
        [Counter] = [Scopes.Policies],
        [Support] = [Scopes.Claims],
    };

    public static bool IsDemo(string token) => token.StartsWith("pt_demo_", StringComparison.OrdinalIgnoreCase);

    /// <summary>Once the schema is there; a second time changes nothing.</summary>
    /// <returns>The demo's partner; null where the demo is off.</returns>
    public async Task<int?> SeedAsync(CancellationToken cancellationToken)
    {
        if (!demo.IsOn)
        {
            return null;
        }

        var tenant = await db.Set<Tenant>().FirstOrDefaultAsync(t => t.Name == TenantName, cancellationToken);
        if (tenant is null)
        {
            db.Add(tenant = new Tenant { Name = TenantName });
            await db.SaveChangesAsync(cancellationToken);
        }

        var present = await db.Set<ApiKey>().Select(k => k.Prefix).Where(p => p.StartsWith("pt_demo_")).ToListAsync(cancellationToken);
        db.AddRange(All
            .Where(key => !present.Contains(key.Key))
            .Select(key => ApiKey.For(key.Key, key.Key, tenant.Id, key.Value, clock.GetUtcNow(), sellerId: PersonOf(key.Key))));
        await db.SaveChangesAsync(cancellationToken);
        return tenant.Id;
    }

    private static Guid? PersonOf(string key) => key switch
    {
        Counter => DemoMode.Clerk,
        Support => DemoMode.Consultant,
        _ => null,
    };
}
