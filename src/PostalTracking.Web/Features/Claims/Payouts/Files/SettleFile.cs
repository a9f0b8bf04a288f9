using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Payouts.Files;

/// <summary>
/// The bank carried out a whole file: its payouts are settled one after the other, some in each request, so that the page can say how far
/// it is. What somebody marked as returned meanwhile stays so.
/// </summary>
internal sealed class SettleFile(PostalTrackingDbContext db, SettlePayout settle)
{
    private const int AtOnce = 25;

    /// <summary>How many of the file still wait.</summary>
    public Task<int> LeftAsync(Guid exportId, CancellationToken cancellationToken) => Waiting(exportId).CountAsync(cancellationToken);

    /// <returns>How many are left.</returns>
    public async Task<int> RunAsync(Guid exportId, ClaimActor actor, CancellationToken cancellationToken)
    {
        var some = await Waiting(exportId)
            .OrderBy(payout => payout.ClaimNumber).ThenBy(payout => payout.Sequence)
            .Take(AtOnce)
            .Select(payout => new { payout.ClaimNumber, payout.Sequence })
            .ToListAsync(cancellationToken);
        foreach (var one in some)
        {
            await settle.RunAsync(one.ClaimNumber, one.Sequence, actor, key: null, cancellationToken);
        }

        return await LeftAsync(exportId, cancellationToken);
    }

    private IQueryable<Payout> Waiting(Guid exportId) => db.Set<Payout>().AsNoTracking()
        .Where(payout => payout.ExportId == exportId && payout.Status == PayoutStatus.Exported);
}
