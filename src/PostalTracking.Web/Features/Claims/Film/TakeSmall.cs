using PostalTracking.Web.Features.Claims.Upload.Files;
using PostalTracking.Web.Features.Claims.Upload.Store;
using PostalTracking.Web.Features.Claims.Upload.Tus;

namespace PostalTracking.Web.Features.Claims.Film;

/// <summary>Takes one file as it stands in a form, whose length nobody tells before its end.</summary>
internal sealed class TakeSmall(CreateUpload create, AppendUpload append, EndUpload end, EvidenceUploads uploads)
{
    /// <returns>False: it did not come whole and is not kept, as nobody could go on with it.</returns>
    public async Task<bool> TakeAsync(NewUpload asked, UploadCaller sender, HttpRequest request, Stream file)
    {
        var cancellationToken = request.HttpContext.RequestAborted;
        if (await create.CreateAsync(asked, sender, cancellationToken) is not { Begun.Upload: { } upload })
        {
            return false;
        }

        var isWhole = false;
        try
        {
            isWhole = await AppendAsync(upload, request, file, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // Said as any other failure of a form: the sender tries again.
        }
        finally
        {
            if (!isWhole)
            {
                await end.EndAsync(upload, CancellationToken.None);
            }
        }

        return isWhole;
    }

    private async Task<bool> AppendAsync(EvidenceUpload upload, HttpRequest request, Stream file, CancellationToken cancellationToken)
    {
        (request.Body, request.ContentLength) = (file, null);
        if (await append.AppendAsync(upload, new(0, null, null), request, cancellationToken)
                is not AppendOutcome.Done { Offset: > 0 and var length }
            || await uploads.FindAsync(upload.EvidenceId, cancellationToken) is not { Upload: var received })
        {
            return false;
        }

        (request.Body, request.ContentLength) = (Stream.Null, 0);
        return await append.AppendAsync(received, new(length, length, null), request, cancellationToken) is AppendOutcome.Done;
    }
}
