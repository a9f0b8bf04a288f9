using Microsoft.EntityFrameworkCore;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Partners.Uploads.Store;

namespace PostalTracking.Web.Features.Partners.Uploads;

/// <summary>An upload with the names of whoever had to do with it.</summary>
/// <param name="Before">The same file, brought by the same partner earlier.</param>
internal sealed record UploadView(PartnerUpload Upload, string By, string? RunBy, PartnerUpload? Before)
{
    public bool IsWorking => Upload.State is UploadState.Checking or UploadState.Running;

    public bool MayRun => !Upload.IsFileGone && Upload.State is UploadState.Checked or UploadState.Stopped or UploadState.Failed;

    /// <summary>Of the dry run by bytes, since nobody has counted the rows yet; of the run by rows.</summary>
    public int Percent => Share() is var share ? (int)Math.Clamp(Math.Floor(share * 100), 0, 100) : 0;

    /// <summary>Rows that are worth the run.</summary>
    public int Worth => Upload.Foreseen.Created + Upload.Foreseen.Updated + Upload.Foreseen.Unchanged;

    private double Share() => (Upload.RunAt, Upload.Rows) switch
    {
        (not null, > 0 and var rows) => (double)Upload.RowsDone / rows,
        _ when Upload.State == UploadState.Checked => 1,
        _ => Upload.Length == 0 ? 0 : (double)Upload.BytesDone / Upload.Length,
    };
}

/// <summary>Uploads of one partner, to be looked at. Another partner's is not there.</summary>
internal sealed class UploadViews(PostalTrackingDbContext db)
{
    public const int Page = 50;

    public async Task<UploadView?> FindAsync(Guid uploadId, int tenant, CancellationToken cancellationToken)
    {
        var upload = await db.Set<PartnerUpload>().AsNoTracking()
            .Where(u => u.UploadId == uploadId && u.TenantId == tenant && u.State != UploadState.Receiving)
            .FirstOrDefaultAsync(cancellationToken);
        if (upload is null)
        {
            return null;
        }

        Guid[] people = [upload.MemberId, upload.RunBy ?? upload.MemberId];
        var names = await db.Users.AsNoTracking().Where(m => people.Contains(m.Id))
            .ToDictionaryAsync(m => m.Id, m => m.Name, cancellationToken);
        var before = await db.Set<PartnerUpload>().AsNoTracking()
            .Where(u => u.TenantId == tenant && u.Sha256 == upload.Sha256 && u.Kind == upload.Kind && u.ReceivedAt < upload.ReceivedAt)
            .OrderByDescending(u => u.ReceivedAt)
            .FirstOrDefaultAsync(cancellationToken);
        return new(upload, names[upload.MemberId], upload.RunBy is { } by ? names[by] : null, before);
    }

    /// <summary>The newest first.</summary>
    /// <param name="before">The last of the page before.</param>
    public async Task<IReadOnlyList<UploadView>> HistoryAsync(int tenant, Guid? before, CancellationToken cancellationToken)
    {
        var uploads = db.Set<PartnerUpload>().AsNoTracking().Where(u => u.TenantId == tenant && u.State != UploadState.Receiving);
        if (before is { } last)
        {
            var until = await uploads.Where(u => u.UploadId == last).Select(u => u.ReceivedAt).FirstOrDefaultAsync(cancellationToken);
            uploads = uploads.Where(u => u.ReceivedAt < until);
        }

        var rows = await uploads.OrderByDescending(u => u.ReceivedAt).Take(Page)
            .Join(db.Users, u => u.MemberId, m => m.Id, (u, m) => new { Upload = u, m.Name })
            .ToListAsync(cancellationToken);
        return [.. rows.OrderByDescending(row => row.Upload.ReceivedAt).Select(row => new UploadView(row.Upload, row.Name, null, null))];
    }

    /// <summary>Rejected rows in the order of the file: of the run, once there is one.</summary>
    public async Task<IReadOnlyList<BadRow>> BadRowsAsync(PartnerUpload upload, int after, int most, CancellationToken cancellationToken)
    {
        var isOfRun = upload.RunAt is not null;
        return await db.Set<BadRow>().AsNoTracking()
            .Where(r => r.UploadId == upload.UploadId && r.IsOfRun == isOfRun && r.Line > after)
            .OrderBy(r => r.Line).Take(most)
            .ToListAsync(cancellationToken);
    }
}
