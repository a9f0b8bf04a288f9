using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Receipts.Keys;

/// <summary>The keys by which anybody checks a statement (RFC 7517), for every site's scripts to read.</summary>
internal static class PublishKeys
{
    public const string Path = "/.well-known/jwks.json";

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(Path, HandleAsync)
        .AllowAnonymous()
        .RequireRateLimiting(RateLimits.Lookups)
        .ExcludeFromDescription();

    private static async Task<IResult> HandleAsync(HttpContext context, ReceiptKeys keys, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "public, max-age=3600";
        context.Response.Headers.AccessControlAllowOrigin = "*";
        return TypedResults.Json(
            new PublicKeys(await keys.PublishedAsync(cancellationToken)), PublicKeyJson.Default.PublicKeys, "application/jwk-set+json");
    }
}
