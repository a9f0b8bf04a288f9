using Microsoft.Extensions.Options;
using Npgsql;
using PostalTracking.Web.Features.Claims.Upload.Files;
using PostalTracking.Web.Features.Claims.Upload.Store;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Upload.Checks;

/// <summary>
/// Checks the files that are whole, one after the other, each on one instance at a time. What can't be checked now, since the scanner
/// or the store is away, stays unopened and is tried again.
/// </summary>
internal sealed partial class EvidenceCheck(
    NpgsqlDataSource database,
    EvidenceUploads uploads,
    FileExamination examination,
    JudgeEvidence judgement,
    IOptions<EvidenceOptions> options,
    TimeProvider clock,
    ILogger<EvidenceCheck> logger) : IRound
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var judged = 0;
        while (await TakeAsync(cancellationToken) is { } id)
        {
            judged += await CheckAsync(id, cancellationToken) ? 1 : 0;
        }

        return judged;
    }

    private async Task<bool> CheckAsync(Guid id, CancellationToken cancellationToken)
    {
        var stored = (await uploads.FindAsync(id, cancellationToken))!;
        try
        {
            var result = await examination.ExamineAsync(stored.Upload, stored.Evidence, cancellationToken);
            return await judgement.JudgeAsync(stored, result, cancellationToken);
        }
        catch (Exception exception) when (exception is ClamdUnavailableException or StoreUnavailableException or IOException)
        {
            LogPutOff(id, exception.Message);
            await PutOffAsync(stored.Upload, cancellationToken);
            return false;
        }
    }

    private async Task<Guid?> TakeAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            with due as materialized (
                select track_number, claim_number, evidence_id from evidence_upload where check_at <= @now
                order by check_at limit 1 for update skip locked)
            update evidence_upload u set check_at = @until, check_tries = least(check_tries + 1, 30000) from due
            where (u.track_number, u.claim_number, u.evidence_id) = (due.track_number, due.claim_number, due.evidence_id)
            returning u.evidence_id
            """);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        command.Parameters.AddWithValue("until", clock.GetUtcNow() + options.Value.CheckLease);
        return (Guid?)await command.ExecuteScalarAsync(cancellationToken);
    }

    private async Task PutOffAsync(EvidenceUpload upload, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            update evidence_upload set check_at = @at
            where (track_number, claim_number, evidence_id) = (@track, @claim, @id) and check_tries = @tries and check_at is not null
            """);
        command.Parameters.AddWithValue("at", clock.GetUtcNow() + options.Value.CheckPause);
        command.Parameters.AddWithValue("track", upload.TrackNumber);
        command.Parameters.AddWithValue("claim", upload.ClaimNumber);
        command.Parameters.AddWithValue("id", upload.EvidenceId);
        command.Parameters.AddWithValue("tries", upload.CheckTries);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "The file {Id} can't be checked now: {Reason}")]
    private partial void LogPutOff(Guid id, string reason);
}
