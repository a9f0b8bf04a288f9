using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Hosting;

/// <summary>Removes answers nobody may ask for any more.</summary>
internal sealed class IdempotencyPurge(PostalTrackingDbContext db, TimeProvider clock) : IRound
{
    // Small bites: a long delete would hold back vacuum.
    private const int AtOnce = 5_000;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var removed = 0;
        int bite;

        do
        {
            bite = await db.Database.ExecuteSqlAsync(
                $"""
                with old as materialized (
                    select scope, key from idempotency_key where expires_at <= {now}
                    order by expires_at limit {AtOnce} for update skip locked)
                delete from idempotency_key k using old where (k.scope, k.key) = (old.scope, old.key)
                """,
                cancellationToken);
            removed += bite;
        }
        while (bite == AtOnce);

        return removed;
    }
}
