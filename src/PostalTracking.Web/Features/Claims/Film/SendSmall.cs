using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Upload.Tus;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Film;

/// <summary>
/// Small files from a form, for pages without scripts: read section by section as they come, by the same steps as an upload in
/// parts, and answered with the page they came from.
/// </summary>
internal sealed class SendSmall(ClaimBook claims, TakeSmall take)
{
    /// <summary>Bytes of the whole form.</summary>
    private const long Most = 20_000_000;

    private const int LongestToken = 4_000;
    private const string Token = "__RequestVerificationToken";

    private static readonly PageDoor Door = new();

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "/claims/{claimNumber}/files/{kind}",
            (string claimNumber, string kind, HttpContext context, SendSmall small) => small.HandleAsync(claimNumber, kind, context))
        .AllowAnonymous()
        .RequireRateLimiting(RateLimits.Writes)
        .WithoutBodyLimit()
        .ExcludeFromDescription();

    private async Task<IResult> HandleAsync(string claimNumber, string kindName, HttpContext context)
    {
        var who = await Door.WhoAsync(context);
        if (who.Refusal is { } refusal)
        {
            return refusal;
        }

        if (EvidenceKinds.Parse(kindName) is not { } kind
            || await claims.FindAsync(claimNumber, context.RequestAborted) is not { } claim
            || !who.Callers.Any(caller => caller.Actor.MaySee(claim)))
        {
            return Problems.Of(context, ProblemKind.NotFound);
        }

        if (context.Request.ContentLength is null or > Most
            || !MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var form)
            || HeaderUtilities.RemoveQuotes(form.Boundary).Value is not { Length: > 0 } boundary)
        {
            return Problems.Of(context, context.Request.ContentLength > Most ? ProblemKind.PayloadTooLarge : ProblemKind.BadRequest);
        }

        var reader = new MultipartReader(boundary, context.Request.Body);
        return await SenderAsync(context, reader, who.Callers, claim) is { } sender
            ? Back(claim, sender.Actor, await TakeAsync(context, reader, claim, kind, sender))
            : Problems.Of(context, UploadProblems.PageExpired);
    }

    // The token stands first in the form, so that nothing is taken before it is known whose page this is.
    private static async Task<UploadCaller?> SenderAsync(
        HttpContext context, MultipartReader reader, IReadOnlyList<UploadCaller> callers, Claim claim)
    {
        if (await reader.ReadNextSectionAsync(context.RequestAborted) is not { } first
            || first.GetContentDispositionHeader()?.Name.Value != Token)
        {
            return null;
        }

        using var text = new StreamReader(first.Body);
        var token = new char[LongestToken];
        var length = await text.ReadBlockAsync(token, context.RequestAborted);
        context.Request.Headers["RequestVerificationToken"] = new string(token, 0, length);
        return await Door.MayCreateAsync(context, callers, claim);
    }

    private async Task<SentSmall> TakeAsync(
        HttpContext context, MultipartReader reader, Claim claim, EvidenceKind kind, UploadCaller sender)
    {
        var taken = SentSmall.None;
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            var name = NewUpload.NameOf(section.AsFileSection()?.FileName ?? "");
            if (name.Length == 0)
            {
                continue;
            }

            var asked = new NewUpload(claim.ClaimNumber, kind, name, IsRecorded: false, Length: null, Metadata: "");
            if (Upload.MediaTypes.ByName(name) is null || !await take.TakeAsync(asked, sender, context.Request, section.Body))
            {
                return SentSmall.Refused;
            }

            taken = SentSmall.Plain;
        }

        return taken;
    }

    private static RedirectHttpResult Back(Claim claim, ClaimActor actor, SentSmall sent) =>
        TypedResults.Redirect($"{FilmAddresses.Evidence(new(claim, actor, Languages.Current))}?sent={sent}");
}

/// <summary>What became of the files of a form; each has its sentence: <c>Sent.{name}</c>.</summary>
internal enum SentSmall
{
    Plain,
    Refused,
    None,
}
