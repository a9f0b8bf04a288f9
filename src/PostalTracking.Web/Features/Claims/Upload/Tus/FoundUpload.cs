using PostalTracking.Web.Features.Claims.Upload.Store;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Upload.Tus;

/// <summary>The upload at an address, for whoever may see it.</summary>
internal static class FoundUpload
{
    public static async Task<(StoredEvidence? Found, IResult? Refusal)> OfAsync(Guid id, HttpContext context, UploadDoor door)
    {
        var who = await door.WhoAsync(context);
        if (who.Refusal is { } refusal)
        {
            return (null, refusal);
        }

        var uploads = context.RequestServices.GetRequiredService<EvidenceUploads>();
        return await uploads.FindAsync(id, context.RequestAborted) is { } found
            && UploadDoor.Enter(context, who.Callers, found.Claim) is not null
                ? (found, null)
                : (null, Problems.Of(context, ProblemKind.NotFound));
    }

    /// <summary>Of one that still takes parts, or once did and is whole.</summary>
    public static async Task<(StoredEvidence? Found, IResult? Refusal)> ThereAsync(
        Guid id, HttpContext context, UploadDoor door)
    {
        var (found, refusal) = await OfAsync(id, context, door);
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return found is { IsGone: true } || found?.Upload.ExpiresAt <= now
            ? (null, Problems.Of(context, UploadProblems.Gone))
            : (found, refusal);
    }
}
