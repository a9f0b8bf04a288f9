using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners.Uploads.Work;

/// <summary>Works on the files that are due, one after the other; a long one lets the others in between.</summary>
internal sealed partial class UploadRound(UploadClaims claims, UploadWork work, ILogger<UploadRound> logger) : IRound
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var done = 0;
        while (await claims.TakeAsync(cancellationToken) is { } claim)
        {
            done += await WorkAsync(claim, cancellationToken);
        }

        return done;
    }

    private async Task<int> WorkAsync(UploadClaim claim, CancellationToken cancellationToken)
    {
        try
        {
            return await work.RunAsync(claim, cancellationToken);
        }
        // The app stops: another instance, or this one after its start, goes on at once.
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await claims.GiveBackAsync(claim, CancellationToken.None);
            throw;
        }
        // A deadlock, a database that went away: the last batch was undone as a whole and is done again.
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogPutOff(claim.UploadId, exception);
            await claims.PutOffAsync(claim, cancellationToken);
            return 0;
        }
    }

    [LoggerMessage(LogLevel.Error, "The work on the upload {Upload} failed and is put off")]
    private partial void LogPutOff(Guid upload, Exception exception);
}
