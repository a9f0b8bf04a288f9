namespace PostalTracking.Web.Features.Claims.Upload.Tus;

/// <summary>How far an upload has come.</summary>
internal static class HeadEndpoint
{
    public static void Map(IEndpointRouteBuilder uploads, UploadDoor door) => uploads
        .MapMethods("/{id:guid}", [HttpMethods.Head], (Guid id, HttpContext context) => HandleAsync(id, context, door))
        .WithSummary("How far an upload has come")
        .Documented("Upload-Offset counts what outlives the loss of power.", [401, 404, 410, 412]);

    public static async Task<IResult> HandleAsync(Guid id, HttpContext context, UploadDoor door)
    {
        context.Response.Headers.CacheControl = "no-store";
        var (found, refusal) = await FoundUpload.ThereAsync(id, context, door);
        if (found is null)
        {
            return refusal!;
        }

        var (headers, upload) = (context.Response.Headers, found.Upload);
        headers.Say(TusHeaders.Offset, upload.Received);
        headers.Say(upload.Length is null ? TusHeaders.DeferLength : TusHeaders.Length, upload.Length ?? 1);
        headers[TusHeaders.Metadata] = upload.Metadata;
        headers.SayExpires(upload.ExpiresAt);
        return TypedResults.Ok();
    }
}
