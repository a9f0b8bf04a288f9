using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace PostalTracking.IntegrationTests.Access;

/// <summary>One way into the app: a method on a route, and of a page's posts the handler.</summary>
/// <param name="Metadata">What the endpoint says of who may use it.</param>
internal sealed record Door(string Method, string Route, string? Handler, EndpointMetadataCollection Metadata)
{
    public string Name => $"{Method} {Route}{(Handler is null ? "" : $"?handler={Handler}")}";

    public bool IsApi => Route.StartsWith("/api/", StringComparison.Ordinal);

    /// <summary>All that the running app has; its files, which are everybody's, only with <paramref name="files"/>.</summary>
    public static async Task<IReadOnlyList<Door>> OfAsync(IServiceProvider services, bool files = false)
    {
        var doors = new List<Door>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null != files)
            {
                continue;
            }

            var route = $"/{endpoint.RoutePattern.RawText?.TrimStart('/')}";
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                doors.AddRange(await OfPageAsync(services.GetRequiredService<PageLoader>(), page, route));
                continue;
            }

            var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];
            doors.AddRange(methods.Where(method => method is not ("HEAD" or "OPTIONS")).Select(
                method => new Door(method, route, null, endpoint.Metadata)));
        }

        return [.. doors.OrderBy(door => door.Route, StringComparer.Ordinal).ThenBy(door => door.Name, StringComparer.Ordinal)];
    }

    // What a page's class says is known once it is compiled.
    private static async Task<IEnumerable<Door>> OfPageAsync(PageLoader loader, PageActionDescriptor page, string route)
    {
        var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
        var metadata = new EndpointMetadataCollection(compiled.EndpointMetadata ?? []);
        var handlers = compiled.HandlerMethods.Select(handler =>
            new Door(handler.HttpMethod.ToUpperInvariant(), route, handler.Name, metadata)).ToList();

        // A page without a handler of its own shows itself.
        return handlers.Any(door => door.Method == "GET") ? handlers : handlers.Prepend(new Door("GET", route, null, metadata));
    }
}
