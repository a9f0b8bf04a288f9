using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Partners.Uploads.Reading;
using PostalTracking.Web.Features.Partners.Uploads.Store;

namespace PostalTracking.Web.Features.Partners.Uploads.Work;

/// <summary>
/// The dry run of a file, or its run: in batches, each with its progress in one transaction, so that whoever goes on after a crash
/// does nothing twice and leaves nothing out.
/// </summary>
internal sealed partial class UploadWork(
    IServiceScopeFactory scopes,
    NpgsqlDataSource database,
    UploadClaims claims,
    IOptions<UploadOptions> options,
    TimeProvider clock,
    ILogger<UploadWork> logger)
{
    /// <returns>How many rows got their verdict.</returns>
    public async Task<int> RunAsync(UploadClaim claim, CancellationToken cancellationToken)
    {
        var upload = await FindAsync(claim, cancellationToken);
        if (upload is null)
        {
            return 0;
        }

        if (upload.Tries > UploadClaims.MostTries)
        {
            LogGivenUp(upload.UploadId);
            await claims.GiveUpAsync(claim, cancellationToken);
            return 0;
        }

        try
        {
            using var file = await UploadedFile.OpenAsync(database, upload, cancellationToken);
            return await WorkAsync(claim, upload, file, cancellationToken);
        }
        catch (UnreadableFileException unreadable)
        {
            await RefuseAsync(claim, unreadable, cancellationToken);
            return 0;
        }
    }

    private async Task<int> WorkAsync(UploadClaim claim, PartnerUpload upload, UploadedFile file, CancellationToken cancellationToken)
    {
        var (seen, begun, done) = (new SeenRows(upload.Kind), clock.GetTimestamp(), 0);

        // What was done before is read once more: what stood in it makes later rows repeats.
        for (var row = 0; row < upload.RowsDone; row++)
        {
            var passed = seen.Pass((await file.NextAsync(cancellationToken))!);
            if (upload.State == UploadState.Checking && passed.Event is { } told)
            {
                seen.IsRepeat(told);
            }
        }

        while (true)
        {
            var batch = await BatchAsync(file, seen, cancellationToken);
            if (upload.RowsDone + done + batch.Count > options.Value.MostRows)
            {
                throw new UnreadableFileException("TooManyRows");
            }

            if (batch.Count == 0)
            {
                if (upload.RowsDone + done == 0)
                {
                    throw new UnreadableFileException("NoRows");
                }

                await EndAsync(claim, upload, file, upload.RowsDone + done, cancellationToken);
                return done;
            }

            if (!await StoreAsync(claim, upload, batch, seen, file.BytesRead, cancellationToken))
            {
                LogLost(upload.UploadId);
                return done;
            }

            done += batch.Count;
            if (clock.GetElapsedTime(begun) > options.Value.Turn && await claims.IsAnybodyWaitingAsync(cancellationToken))
            {
                await claims.GiveBackAsync(claim, cancellationToken);
                return done;
            }
        }
    }

    private async Task<List<ReadRow>> BatchAsync(UploadedFile file, SeenRows seen, CancellationToken cancellationToken)
    {
        var batch = new List<ReadRow>();
        while (batch.Count < options.Value.Batch && await file.NextAsync(cancellationToken) is { } row)
        {
            batch.Add(seen.Pass(row));
        }

        return batch;
    }

    /// <returns>False: somebody stopped it, or another claim took it over.</returns>
    private async Task<bool> StoreAsync(
        UploadClaim claim, PartnerUpload upload, List<ReadRow> batch, SeenRows seen, long bytes, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>();
        var verdicts = scope.ServiceProvider.GetRequiredService<RowVerdicts>();
        var foreseen = upload.State == UploadState.Checking
            ? await verdicts.ForeseeAsync(batch, upload.Kind, upload.TenantId, seen, cancellationToken)
            : null;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        if (!await UploadRows.HoldAsync(connection, claim, upload.State, cancellationToken))
        {
            return false;
        }

        var verdict = foreseen ?? await verdicts.OfAsync(batch, upload.Kind, upload.TenantId, cancellationToken);
        var isOfRun = upload.State == UploadState.Running;
        await UploadRows.AddBadAsync(connection, upload.UploadId, isOfRun, verdict.Bad, cancellationToken);
        var until = clock.GetUtcNow() + options.Value.Lease;
        await UploadRows.AdvanceAsync(
            connection, upload.UploadId, isOfRun, batch.Count, bytes, verdict.Counts, until, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task EndAsync(UploadClaim claim, PartnerUpload upload, UploadedFile file, int rows, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var unknown = string.Join(", ", file.UnknownColumns);
        await scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>().Set<PartnerUpload>()
            .Where(u => u.UploadId == claim.UploadId && u.Lease == claim.Lease && u.State == upload.State)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(u => u.State, upload.State == UploadState.Checking ? UploadState.Checked : UploadState.Done)
                    .SetProperty(u => u.DueAt, (DateTimeOffset?)null)
                    .SetProperty(u => u.EndedAt, now)
                    .SetProperty(u => u.Rows, rows)
                    .SetProperty(u => u.UnknownColumns, unknown.Length == 0 ? null : unknown.Substring(0, Math.Min(unknown.Length, 500))),
                cancellationToken);
        LogDone(upload.UploadId, rows);
    }

    private async Task RefuseAsync(UploadClaim claim, UnreadableFileException unreadable, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>().Set<PartnerUpload>()
            .Where(u => u.UploadId == claim.UploadId && u.Lease == claim.Lease && u.DueAt != null)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(u => u.State, UploadState.Refused)
                    .SetProperty(u => u.DueAt, (DateTimeOffset?)null)
                    .SetProperty(u => u.EndedAt, now)
                    .SetProperty(u => u.Refusal, unreadable.Refusal)
                    .SetProperty(u => u.RefusedWord, unreadable.Word),
                cancellationToken);
    }

    private async Task<PartnerUpload?> FindAsync(UploadClaim claim, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>().Set<PartnerUpload>().AsNoTracking()
            .Where(u => u.State == UploadState.Checking || u.State == UploadState.Running)
            .FirstOrDefaultAsync(u => u.UploadId == claim.UploadId && u.Lease == claim.Lease, cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "The upload {Upload} is through: {Rows} rows")]
    private partial void LogDone(Guid upload, int rows);

    [LoggerMessage(LogLevel.Information, "The upload {Upload} was stopped, or taken over by another instance")]
    private partial void LogLost(Guid upload);

    [LoggerMessage(LogLevel.Error, "The upload {Upload} failed too often and is given up")]
    private partial void LogGivenUp(Guid upload);
}
