using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Relay;

/// <summary>Forgets messages that were passed on long ago; what was told of them is kept where it was told.</summary>
internal sealed class OutboxPurge(PostalTrackingDbContext db, TimeProvider clock) : IRound
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const int BatchSize = 10_000;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Kept;
        var gone = 0;
        int some;
        do
        {
            some = await db.Set<OutboxMessage>()
                .Where(one => db.Set<OutboxMessage>().Where(old => old.DoneAt < before).OrderBy(old => old.Id).Take(BatchSize).Contains(one))
                .ExecuteDeleteAsync(cancellationToken);
            gone += some;
        }
        while (some == BatchSize);
        return gone;
    }
}
