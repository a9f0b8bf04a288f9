using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Partners.Uploads.Store;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners.Uploads.Work;

/// <summary>Removes the bytes of files that nobody works on any more, files that never came whole, and at last the history.</summary>
internal sealed class UploadPurge(PostalTrackingDbContext db, IOptions<UploadOptions> options, TimeProvider clock) : IRound
{
    private static readonly TimeSpan Coming = TimeSpan.FromHours(6);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (lost, old, ancient) = (now - Coming, now - options.Value.KeepFile, now - options.Value.KeepHistory);
        var uploads = db.Set<PartnerUpload>();
        var removed = await uploads
            .Where(u => (u.State == UploadState.Receiving && u.ReceivedAt < lost) || (u.DueAt == null && u.ReceivedAt < ancient))
            .ExecuteDeleteAsync(cancellationToken);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var gone = uploads.Where(u =>
            !u.IsFileGone && u.DueAt == null && u.State != UploadState.Receiving && (u.EndedAt ?? u.ReceivedAt) < old);
        await db.Set<UploadPart>().Where(part => gone.Any(u => u.UploadId == part.UploadId)).ExecuteDeleteAsync(cancellationToken);
        removed += await gone.ExecuteUpdateAsync(
            set => set
                .SetProperty(u => u.IsFileGone, true)
                .SetProperty(u => u.State, u =>
                    u.State == UploadState.Checked || u.State == UploadState.Stopped || u.State == UploadState.Failed
                    ? UploadState.Dropped
                    : u.State),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return removed;
    }
}
