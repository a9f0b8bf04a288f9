using Microsoft.AspNetCore.StaticAssets;

namespace PostalTracking.Web.Hosting;

/// <summary>On a page: search engines may keep it. Whatever does not say so is kept by none.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class IndexedAttribute : Attribute;

/// <summary>
/// What search engines may keep: the few public pages that speak of no parcel, no person and no case, as they are without a question
/// behind them. A link that opens something must not be found by asking for a number.
/// </summary>
internal static class Indexing
{
    public const string Header = "X-Robots-Tag";
    public const string Never = "noindex, nofollow";

    // What costs something to ask for and holds nothing to be found. Pages of parcels are not among it: an engine that may not read
    // a page cannot read either that it must not keep its address.
    private static readonly string[] Closed =
        ["/api/", "/counter", "/desk", "/health/", "/openapi/", "/operations", "/partner", "/scalar", "/staff"];

    public static bool IsIndexed(this HttpContext context) => context.GetEndpoint()?.Metadata is { } metadata
        && (metadata.GetMetadata<StaticAssetDescriptor>() is not null
            || (metadata.GetMetadata<IndexedAttribute>() is not null
                && !context.Request.QueryString.HasValue
                && context.Response.StatusCode == StatusCodes.Status200OK));

    public static void MapRobots(this IEndpointRouteBuilder routes) => routes
        .MapGet("/robots.txt", (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "public, max-age=86400";
            return TypedResults.Text($"User-agent: *\n{string.Concat(Closed.Select(path => $"Disallow: {path}\n"))}");
        })
        .AllowAnonymous()
        .ExcludeFromDescription();
}
