using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Partners.Uploads.Store;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Partners.Uploads.Work;

/// <summary>What a person may order of a file of their own organisation: do it, stop, go on, throw it away.</summary>
internal sealed class UploadOrders(PostalTrackingDbContext db, AuditLog audit, TimeProvider clock)
{
    /// <summary>After the dry run, or where it stopped. A second time changes nothing.</summary>
    /// <returns>False: there is no such file of theirs.</returns>
    public Task<bool> RunAsync(Guid uploadId, int tenant, Guid member, CancellationToken cancellationToken) =>
        ChangeAsync(uploadId, tenant, AuditActions.UploadRun, upload =>
        {
            if (upload.IsFileGone || upload.State is not (UploadState.Checked or UploadState.Stopped or UploadState.Failed))
            {
                return false;
            }

            // A dry run that failed or was stopped is finished first.
            if (upload.Rows is null)
            {
                (upload.State, upload.DueAt, upload.EndedAt, upload.Tries) = (UploadState.Checking, clock.GetUtcNow(), null, 0);
                return true;
            }

            if (upload.RunAt is null)
            {
                (upload.RunAt, upload.RunBy) = (clock.GetUtcNow(), member);
                (upload.RowsDone, upload.BytesDone) = (0, 0);
            }

            (upload.State, upload.DueAt, upload.EndedAt, upload.Tries) = (UploadState.Running, clock.GetUtcNow(), null, 0);
            return true;
        }, cancellationToken);

    /// <summary>The batch that is under way is finished, and no other begun.</summary>
    public Task<bool> StopAsync(Guid uploadId, int tenant, CancellationToken cancellationToken) =>
        ChangeAsync(uploadId, tenant, AuditActions.UploadStopped, upload =>
        {
            if (upload.State is not (UploadState.Checking or UploadState.Running))
            {
                return false;
            }

            (upload.State, upload.DueAt, upload.EndedAt) = (UploadState.Stopped, null, clock.GetUtcNow());
            return true;
        }, cancellationToken);

    /// <summary>Its bytes go; what was found out and done stays.</summary>
    public Task<bool> DropAsync(Guid uploadId, int tenant, CancellationToken cancellationToken) =>
        ChangeAsync(uploadId, tenant, AuditActions.UploadDropped, upload =>
        {
            if (upload.IsFileGone || upload.DueAt is not null || upload.State == UploadState.Receiving)
            {
                return false;
            }

            upload.State = upload.State is UploadState.Done or UploadState.Refused ? upload.State : UploadState.Dropped;
            upload.IsFileGone = true;
            return true;
        }, cancellationToken);

    private async Task<bool> ChangeAsync(
        Guid uploadId, int tenant, string action, Func<PartnerUpload, bool> change, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // Waits for a batch that is under way.
        await db.Database.ExecuteSqlAsync(
            $"select from partner_upload where upload_id = {uploadId} and tenant_id = {tenant} for update", cancellationToken);
        var upload = await db.Set<PartnerUpload>()
            .FirstOrDefaultAsync(u => u.UploadId == uploadId && u.TenantId == tenant, cancellationToken);
        if (upload is null)
        {
            return false;
        }

        if (change(upload))
        {
            audit.Add(action, $"{uploadId}", new { rows = upload.Rows, done = upload.RowsDone });
            await db.SaveChangesAsync(cancellationToken);
            if (upload.IsFileGone)
            {
                await db.Set<UploadPart>().Where(part => part.UploadId == uploadId).ExecuteDeleteAsync(cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }

        return true;
    }
}
