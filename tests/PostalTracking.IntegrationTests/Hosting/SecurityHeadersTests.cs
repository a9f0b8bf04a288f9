using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PostalTracking.IntegrationTests.Hosting;

public sealed class SecurityHeadersTests
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; " +
        "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; " +
        "worker-src 'self'; manifest-src 'self'; require-trusted-types-for 'script'; trusted-types postaltracking";

    [Theory]
    [InlineData("/page")]
    [InlineData("/broken")]
    [InlineData("/nowhere")]
    public async Task Every_page_carries_them_also_one_that_failed(string path)
    {
        await using var host = await TestHost.StartAsync(MapPages);

        var answer = await host.GetAsync(path);

        Assert.Equal(Policy, answer.Header("Content-Security-Policy"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", answer.Header("Referrer-Policy"));
        Assert.Equal("same-origin", answer.Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", answer.Header("Cross-Origin-Resource-Policy"));
        Assert.Equal("camera=(self), geolocation=(), microphone=(self)", answer.Header("Permissions-Policy"));
        Assert.Contains("no-store", answer.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Null(answer.Header("Server"));
    }

    [Fact]
    public async Task An_endpoint_may_choose_its_own_policy_and_cache_time()
    {
        await using var host = await TestHost.StartAsync(MapPages);

        var answer = await host.GetAsync("/own");

        Assert.Equal("default-src 'self'", answer.Header("Content-Security-Policy"));
        Assert.Equal("max-age=60", answer.Header("Cache-Control"));
    }

    [Fact]
    public async Task The_api_allows_nothing_to_run()
    {
        await using var host = await TestHost.StartAsync();

        var answer = await host.GetAsync("/api/v1/nowhere");

        Assert.Equal("default-src 'none'; frame-ancestors 'none'", answer.Header("Content-Security-Policy"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
    }

    [Theory]
    [InlineData("Production", "https", "max-age=31536000; includeSubDomains")]
    [InlineData("Production", "http", null)]
    [InlineData("Development", "https", null)]
    public async Task Transport_security_is_for_a_year_over_https_in_production(string environment, string scheme, string? expected)
    {
        await using var host = await TestHost.StartAsync(
            MapPages, environment: environment, settings: new() { ["ForwardedHeaders:KnownProxies"] = "127.0.0.1" });

        using var request = new HttpRequestMessage(HttpMethod.Get, "/page").With("X-Forwarded-Proto", scheme);
        var answer = await host.SendAsync(request);

        Assert.Equal(expected, answer.Header("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData(null, "127.0.0.1")]
    [InlineData("10.1.1.1", "127.0.0.1")]
    [InlineData("10.1.1.1, 127.0.0.1", "203.0.113.9")]
    public async Task A_forwarded_address_counts_only_from_a_known_proxy(string? known, string expected)
    {
        await using var host = await TestHost.StartAsync(
            MapPages, environment: "Production", settings: new() { ["ForwardedHeaders:KnownProxies"] = known });

        using var request = new HttpRequestMessage(HttpMethod.Get, "/address").With("X-Forwarded-For", "203.0.113.9");
        var answer = await host.SendAsync(request);

        Assert.Equal(expected, await answer.TextAsync());
    }

    private static void MapPages(WebApplication app)
    {
        app.MapGet("/page", () => "a page").AllowAnonymous();
        app.MapGet("/broken", string () => throw new InvalidOperationException("broken")).AllowAnonymous();
        app.MapGet("/address", (HttpContext context) => context.Connection.RemoteIpAddress!.MapToIPv4().ToString()).AllowAnonymous();
        app.MapGet("/own", (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy = "default-src 'self'";
            context.Response.Headers.CacheControl = "max-age=60";
            return "mine";
        }).AllowAnonymous();
    }
}
