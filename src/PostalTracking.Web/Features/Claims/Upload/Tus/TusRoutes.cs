using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Upload.Tus;

/// <summary>The addresses of the protocol, the same behind both doors.</summary>
internal static class TusRoutes
{
    public static void MapTus(this IEndpointRouteBuilder routes, UploadDoor door)
    {
        // Whoever asks shows a key, a code or a cookie in the handler: there is more than one kind of each.
        var uploads = routes.MapGroup(door.Path).AllowAnonymous().RequireRateLimiting(RateLimits.Writes).WithTags("Evidence");
        uploads.MapMethods("", [HttpMethods.Options], Options).ExcludeFromDescription();

        var spoken = uploads.MapGroup("").AddEndpointFilter(SpeakAsync);
        CreateEndpoint.Map(spoken, door);
        HeadEndpoint.Map(spoken, door);
        PatchEndpoint.Map(spoken, door);
        DeleteEndpoint.Map(spoken, door);

        // For clients whose proxies know no PATCH.
        spoken.MapPost("/{id:guid}", (Guid id, HttpContext context) => context.Request.Headers[TusHeaders.MethodOverride].ToString() switch
        {
            "PATCH" => PatchEndpoint.HandleAsync(id, context, door),
            "DELETE" => DeleteEndpoint.HandleAsync(id, context, door),
            "HEAD" => HeadEndpoint.HandleAsync(id, context, door),
            _ => Task.FromResult<IResult>(Problems.Of(context, ProblemKind.MethodNotAllowed)),
        }).WithoutBodyLimit().ExcludeFromDescription();
    }

    private static NoContent Options(HttpContext context, IOptions<EvidenceOptions> options)
    {
        var headers = context.Response.Headers;
        headers[TusHeaders.Resumable] = TusHeaders.Version;
        headers[TusHeaders.Versions] = TusHeaders.Version;
        headers[TusHeaders.Extension] = TusHeaders.Extensions;
        headers[TusHeaders.ChecksumAlgorithms] = PartChecksum.Algorithms;
        headers.Say(TusHeaders.MaxSize, options.Value.LongestFile);
        return TypedResults.NoContent();
    }

    private static async ValueTask<object?> SpeakAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        context.Response.OnStarting(static state =>
        {
            ((HttpResponse)state).Headers[TusHeaders.Resumable] = TusHeaders.Version;
            return Task.CompletedTask;
        }, context.Response);
        if (context.Request.Headers[TusHeaders.Resumable] == TusHeaders.Version)
        {
            return await next(invocation);
        }

        context.Response.Headers[TusHeaders.Versions] = TusHeaders.Version;
        return Problems.Of(context, UploadProblems.Version, TusHeaders.Version);
    }
}
