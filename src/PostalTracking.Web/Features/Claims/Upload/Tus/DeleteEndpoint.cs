using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Upload.Tus;

/// <summary>Gives an upload up.</summary>
internal static class DeleteEndpoint
{
    public static void Map(IEndpointRouteBuilder uploads, UploadDoor door) => uploads
        .MapDelete("/{id:guid}", (Guid id, HttpContext context) => HandleAsync(id, context, door))
        .WithSummary("Give an upload up")
        .Produces(StatusCodes.Status204NoContent)
        .Documented("A file that is whole stays once its claim was sent: 409.", [401, 404, 409, 410, 412]);

    public static async Task<IResult> HandleAsync(Guid id, HttpContext context, UploadDoor door)
    {
        var (found, refusal) = await FoundUpload.ThereAsync(id, context, door);
        if (found is null)
        {
            return refusal!;
        }

        var end = context.RequestServices.GetRequiredService<EndUpload>();
        return await end.EndAsync(found.Upload, context.RequestAborted)
            ? TypedResults.NoContent()
            : Problems.Of(context, UploadProblems.Kept);
    }
}
