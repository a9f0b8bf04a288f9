using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using PostalTracking.Web.Features.Partners;
using PostalTracking.Web.Hosting;

namespace PostalTracking.IntegrationTests.Hosting;

public sealed class RateLimitTests(TestDatabases postgres)
{
    [Fact]
    public async Task Searches_over_the_limit_of_an_address_are_told_when_to_come_back()
    {
        await using var host = await StartAsync();

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await LookUpAsync(host, "203.0.113.1")).StatusCode);
        }

        var refused = await LookUpAsync(host, "203.0.113.1");
        var problem = await refused.ProblemAsync(HttpStatusCode.TooManyRequests, "rate-limited");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 20);
        Assert.Contains($" {refused.Header("Retry-After")} с", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await LookUpAsync(host, "203.0.113.2")).StatusCode);
    }

    [Fact]
    public async Task A_page_over_the_limit_is_the_error_page()
    {
        await using var host = await StartAsync();

        HttpResponseMessage answer = null!;
        for (var i = 0; i < 4; i++)
        {
            answer = await LookUpAsync(host, "203.0.113.1", "/search");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("<h1>429 ru</h1>", await answer.TextAsync());
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task One_network_of_the_new_protocol_is_one_visitor()
    {
        await using var host = await StartAsync();

        for (var i = 0; i < 3; i++)
        {
            await LookUpAsync(host, $"2001:db8::{i + 1}");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await LookUpAsync(host, "2001:db8::ffff")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await LookUpAsync(host, "2001:db8:0:1::1")).StatusCode);
    }

    [Fact]
    public async Task Writes_are_counted_by_key()
    {
        await using var host = await StartAsync(await postgres.CreateAsync());
        await host.PrepareDatabaseAsync();

        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await WriteAsync(host, DemoKeys.Partner)).StatusCode);
        }

        await (await WriteAsync(host, DemoKeys.Partner)).ProblemAsync(HttpStatusCode.TooManyRequests, "rate-limited");
        Assert.Equal(HttpStatusCode.OK, (await WriteAsync(host, DemoKeys.Counter)).StatusCode);
    }

    private static Task<TestHost> StartAsync(string connection = TestHost.NoDatabase) => TestHost.StartAsync(
        app =>
        {
            app.MapGet("/api/v1/look", () => "found").AllowAnonymous().RequireRateLimiting(RateLimits.Lookups);
            app.MapGet("/search", () => "found").AllowAnonymous().RequireRateLimiting(RateLimits.Lookups);
            app.MapPost("/api/v1/write", (object body) => "written").AllowAnonymous().RequireRateLimiting(RateLimits.Writes);
        },
        connection,
        settings: new()
        {
            ["Limits:LookupsPerMinute"] = "3",
            ["Limits:WritesPerMinute"] = "2",
            ["ForwardedHeaders:KnownProxies"] = "127.0.0.1",
        });

    private static async Task<HttpResponseMessage> LookUpAsync(TestHost host, string address, string path = "/api/v1/look")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path).With("X-Forwarded-For", address);
        return await host.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> WriteAsync(TestHost host, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/write") { Content = JsonContent.Create(new { }) };
        return await host.SendAsync(request.Bearer(token));
    }
}
