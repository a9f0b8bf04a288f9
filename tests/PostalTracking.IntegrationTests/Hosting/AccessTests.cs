using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace PostalTracking.IntegrationTests.Hosting;

public sealed class AccessTests
{
    [Fact]
    public async Task Every_endpoint_says_who_may_use_it()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Empty(Undecided(host.Services));
    }

    [Fact]
    public async Task One_that_does_not_say_is_closed_and_found()
    {
        await using var host = await TestHost.StartAsync(app => app.MapGet("/api/v1/forgotten", () => "open"));

        Assert.Equal(["/api/v1/forgotten"], Undecided(host.Services));
        await (await host.GetAsync("/api/v1/forgotten"))
            .ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    /// <summary>The routes of endpoints with neither a policy nor <c>AllowAnonymous</c>.</summary>
    internal static IEnumerable<string> Undecided(IServiceProvider services) => services
        .GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null
            && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
        .Select(endpoint => endpoint.RoutePattern.RawText!);
}
