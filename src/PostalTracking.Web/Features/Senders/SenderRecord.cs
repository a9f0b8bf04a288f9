using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Features.Senders;

/// <summary>What is on record against a sender: the recipient is told before paying.</summary>
internal sealed class SenderRecord(PostalTrackingDbContext db, TimeProvider clock)
{
    private const int Months = 12;

    /// <summary>How many frauds were confirmed in the last twelve months; 0 as well for a sender nobody registered.</summary>
    public async Task<int> FindAsync(int? tenantId, string? senderId, CancellationToken cancellationToken)
    {
        if (tenantId is not { } tenant || senderId is null)
        {
            return 0;
        }

        var since = clock.GetUtcNow().AddMonths(-Months);
        return await db.Set<SenderFraud>().CountAsync(
            f => f.TenantId == tenant && f.SenderId == senderId && f.ConfirmedAt >= since, cancellationToken);
    }
}
