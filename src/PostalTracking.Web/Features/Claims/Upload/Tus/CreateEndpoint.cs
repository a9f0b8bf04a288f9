using Microsoft.Extensions.Options;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Upload.Store;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Upload.Tus;

/// <summary>Begins an upload, perhaps with its first part.</summary>
internal static class CreateEndpoint
{
    public static void Map(IEndpointRouteBuilder uploads, UploadDoor door) => uploads
        .MapPost("", (HttpContext context, ClaimBook claims, CreateUpload create, IOptions<EvidenceOptions> options) =>
            HandleAsync(context, door, claims, create, options.Value))
        .WithoutBodyLimit()
        .WithSummary("Begin to send a file")
        .Produces(StatusCodes.Status201Created)
        .Documented(
            "Answers 201 with the address in Location; parts go there by PATCH. A first part may come along as the body.",
            [401, 404, 409, 412, 413, 415, 460],
            (TusHeaders.Length, "Bytes of the whole file."),
            (TusHeaders.DeferLength, "1: the length is told later, while it is being filmed."),
            (TusHeaders.Metadata, "Pairs of a key and Base64: claimNumber, kind, filename; recorded: true, of a film sent while it is made."),
            (TusHeaders.Checksum, "Of the first part: sha1 or sha256 and the sum in Base64."));

    private static async Task<IResult> HandleAsync(
        HttpContext context, UploadDoor door, ClaimBook claims, CreateUpload create, EvidenceOptions options)
    {
        var who = await door.WhoAsync(context);
        if (who.Refusal is { } refusal)
        {
            return refusal;
        }

        var hasPart = context.Request.ContentLength is > 0 || context.Request.Headers.TransferEncoding.Count > 0;
        if (hasPart && context.Request.ContentType != TusHeaders.PartType)
        {
            return Problems.Of(context, UploadProblems.PartType, TusHeaders.PartType);
        }

        var (asked, wrong) = NewUpload.Of(context, options);
        if (asked is null)
        {
            return wrong!;
        }

        if (await claims.FindAsync(asked.ClaimNumber, context.RequestAborted) is not { } claim
            || !who.Callers.Any(caller => caller.Actor.MaySee(claim)))
        {
            return Problems.Of(context, ProblemKind.NotFound);
        }

        if (await door.MayCreateAsync(context, who.Callers, claim) is not { } sender)
        {
            return Problems.Of(context, UploadProblems.PageExpired);
        }

        var (begun, kind) = await create.CreateAsync(asked, sender, context.RequestAborted);
        return begun is null ? Problems.Of(context, kind!) : await AnswerAsync(context, door, begun.Upload, hasPart);
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, UploadDoor door, EvidenceUpload upload, bool hasPart)
    {
        var headers = context.Response.Headers;
        headers.Location = $"{context.Request.PathBase}{door.Path}/{upload.EvidenceId}";
        headers.SayExpires(upload.ExpiresAt);
        if (hasPart)
        {
            var given = context.Request.Headers[TusHeaders.Checksum].ToString();
            var checksum = PartChecksum.Parse(given);
            if (given.Length > 0 && checksum is null)
            {
                return UploadProblems.Header(context, TusHeaders.Checksum, "Checksum");
            }

            var part = await PatchEndpoint.AppendAsync(context, upload, new(0, null, checksum));
            if (part is not IStatusCodeHttpResult { StatusCode: StatusCodes.Status204NoContent })
            {
                return part;
            }
        }

        return TypedResults.StatusCode(StatusCodes.Status201Created);
    }
}
