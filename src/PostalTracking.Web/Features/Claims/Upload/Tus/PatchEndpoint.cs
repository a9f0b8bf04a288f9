using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using PostalTracking.Web.Features.Claims.Upload.Files;
using PostalTracking.Web.Features.Claims.Upload.Store;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Upload.Tus;

/// <summary>The next part of an upload.</summary>
internal static class PatchEndpoint
{
    public static void Map(IEndpointRouteBuilder uploads, UploadDoor door) => uploads
        .MapPatch("/{id:guid}", (Guid id, HttpContext context) => HandleAsync(id, context, door))
        .WithoutBodyLimit()
        .WithSummary("Send the next part of a file")
        .Produces(StatusCodes.Status204NoContent)
        .Documented(
            "The body is application/offset+octet-stream. Answers 204 with Upload-Offset; the last byte sends the file to its checks.",
            [401, 404, 409, 410, 412, 413, 415, 423, 460],
            (TusHeaders.Offset, "Where this part begins: what the last answer named."),
            (TusHeaders.Length, "Bytes of the whole file, once they are known."),
            (TusHeaders.Checksum, "sha1 or sha256 and the sum of this part in Base64."));

    public static async Task<IResult> HandleAsync(Guid id, HttpContext context, UploadDoor door)
    {
        var (found, refusal) = await FoundUpload.ThereAsync(id, context, door);
        if (found is null)
        {
            return refusal!;
        }

        if (context.Request.ContentType != TusHeaders.PartType)
        {
            return Problems.Of(context, UploadProblems.PartType, TusHeaders.PartType);
        }

        var (part, wrong) = PartOf(context, found.Upload);
        return part is null ? wrong! : await AppendAsync(context, found.Upload, part);
    }

    /// <summary>Takes the body of the request, which a creation may have as well.</summary>
    public static async Task<IResult> AppendAsync(HttpContext context, EvidenceUpload upload, UploadPart part)
    {
        try
        {
            var append = context.RequestServices.GetRequiredService<AppendUpload>();
            return Answer(context, upload, part, await append.AppendAsync(upload, part, context.Request, context.RequestAborted));
        }
        catch (StoreUnavailableException)
        {
            context.RetryAfter(TimeSpan.FromSeconds(5));
            return Problems.Of(context, ProblemKind.Unavailable);
        }
    }

    private static (UploadPart? Part, IResult? Wrong) PartOf(HttpContext context, EvidenceUpload upload)
    {
        var headers = context.Request.Headers;
        if (headers.Number(TusHeaders.Offset) is not (>= 0 and var offset))
        {
            return (null, UploadProblems.Header(context, TusHeaders.Offset, "Offset"));
        }

        var length = headers.Number(TusHeaders.Length);
        if (length is < 0 || length < upload.Received || (upload.Length is { } known && length is not null && length != known))
        {
            return (null, UploadProblems.Header(context, TusHeaders.Length, "LengthChanged"));
        }

        if (!headers.TryGetValue(TusHeaders.Checksum, out var given))
        {
            return (new(offset, length, null), null);
        }

        return PartChecksum.Parse(given.ToString()) is { } checksum
            ? (new(offset, length, checksum), null)
            : (null, UploadProblems.Header(context, TusHeaders.Checksum, "Checksum"));
    }

    private static IResult Answer(HttpContext context, EvidenceUpload upload, UploadPart part, AppendOutcome outcome)
    {
        var limits = context.RequestServices.GetRequiredService<IOptions<EvidenceOptions>>().Value;
        return outcome switch
        {
            AppendOutcome.Done done => Done(context, limits, done.Offset, upload.Length ?? part.Length),
            AppendOutcome.WrongOffset wrong => Problems.Of(context, UploadProblems.Offset, part.Offset, wrong.Received),
            AppendOutcome.TooLong { IsLimit: true } => Problems.Of(context, UploadProblems.TooLarge, limits.LongestFile >> 20),
            AppendOutcome.TooLong => Problems.Of(context, UploadProblems.TooLong),
            AppendOutcome.WrongChecksum => Problems.Of(context, UploadProblems.Checksum),
            AppendOutcome.Gone => Problems.Of(context, UploadProblems.Gone),
            _ => Problems.Of(context, UploadProblems.Busy),
        };
    }

    private static NoContent Done(HttpContext context, EvidenceOptions limits, long offset, long? length)
    {
        var headers = context.Response.Headers;
        headers.Say(TusHeaders.Offset, offset);
        if (offset != length)
        {
            headers.SayExpires(context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() + limits.KeepUnfinished);
        }

        return TypedResults.NoContent();
    }
}
