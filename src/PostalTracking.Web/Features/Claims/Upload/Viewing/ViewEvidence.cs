using System.Net.Mime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Upload.Files;
using PostalTracking.Web.Features.Claims.Upload.Store;
using PostalTracking.Web.Features.Claims.Upload.Tus;
using PostalTracking.Web.Features.Staff.Audit;
using PostalTracking.Web.Hosting;
using ContentDispositionHeaderValue = Microsoft.Net.Http.Headers.ContentDispositionHeaderValue;

namespace PostalTracking.Web.Features.Claims.Upload.Viewing;

/// <summary>Shows a file to whoever may see its claim: what was checked and accepted, nothing else. Ranges are answered.</summary>
internal static class ViewEvidence
{
    // A film or a picture shown by itself needs these; nothing in the file gets to run.
    private const string Sandbox = "sandbox; default-src 'none'; media-src 'self'; img-src 'self'; style-src 'unsafe-inline'";

    public static void Map(IEndpointRouteBuilder routes, UploadDoor door) => routes
        .MapMethods(
            $"{door.Path}/{{id:guid}}/file",
            [HttpMethods.Get, HttpMethods.Head],
            (Guid id, HttpContext context, IEvidenceStore store, ViewLedger views, AuditLog audit) =>
                HandleAsync(id, context, door, store, views, audit))
        .AllowAnonymous()
        .RequireRateLimiting(RateLimits.Writes)
        .WithTags("Evidence")
        .WithSummary("A file of a claim, once it is checked")
        .Produces(StatusCodes.Status200OK, contentType: MediaTypeNames.Application.Octet)
        .Produces(StatusCodes.Status206PartialContent, contentType: MediaTypeNames.Application.Octet)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status410Gone);

    private static async Task<IResult> HandleAsync(
        Guid id, HttpContext context, UploadDoor door, IEvidenceStore store, ViewLedger views, AuditLog audit)
    {
        var (found, refusal) = await FoundUpload.OfAsync(id, context, door);
        if (found is null)
        {
            return refusal!;
        }

        if (found is not { Evidence.State: EvidenceState.Ready, Upload.StoredAs: { } name })
        {
            return Problems.Of(context, found.IsGone ? UploadProblems.Gone : UploadProblems.NotReady);
        }

        try
        {
            if (await store.ReadAsync(name, context.RequestAborted) is not { } file)
            {
                return Problems.Of(context, UploadProblems.Gone);
            }

            await WriteDownAsync(context, found, views, audit);
            return Show(context, found.Evidence, file);
        }
        catch (StoreUnavailableException)
        {
            context.RetryAfter(TimeSpan.FromSeconds(5));
            return Problems.Of(context, ProblemKind.Unavailable);
        }
    }

    private static async Task WriteDownAsync(HttpContext context, StoredEvidence found, ViewLedger views, AuditLog audit)
    {
        var (id, caller) = (found.Evidence.EvidenceId, UploadCaller.Of(context.User)!);
        if (!views.IsOpen(caller.Person, id))
        {
            var details = new { claim = found.Claim.ClaimNumber, by = caller.Actor.IsStaff ? "desk" : "buyer" };
            await audit.WriteAsync(AuditActions.EvidenceViewed, id.ToString(), details, context.RequestAborted);
            views.Open(caller.Person, id);
        }
    }

    private static FileStreamHttpResult Show(HttpContext context, Evidence evidence, Stream file)
    {
        // A reader of papers is a program of its own; films and pictures the browser shows itself.
        var isShown = evidence.MediaType != MediaTypes.Pdf.Name && !context.Request.Query.ContainsKey("download");
        var disposition = new ContentDispositionHeaderValue(isShown ? "inline" : "attachment");
        disposition.SetHttpFileName(evidence.FileName);
        var headers = context.Response.Headers;
        headers.ContentDisposition = disposition.ToString();
        headers.ContentSecurityPolicy = Sandbox;
        headers.CacheControl = "private, no-store";
        return TypedResults.Stream(
            file,
            evidence.MediaType,
            lastModified: evidence.ReceivedAt,
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(evidence.Sha256!)}\""),
            enableRangeProcessing: true);
    }
}
