using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Partners;
using PostalTracking.Web.Hosting;

namespace PostalTracking.IntegrationTests.Features.Partners;

public sealed class ApiKeyTests(TestDatabases postgres)
{
    private const string Events = "/api/v1/events-closed";

    [Fact]
    public async Task No_key_an_unknown_one_and_one_without_the_scope_are_told_apart()
    {
        await using var host = await StartAsync();

        var none = await SendAsync(host, Events, null);
        await none.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        Assert.Equal("Bearer", none.Header("WWW-Authenticate"));

        var unknown = await SendAsync(host, Events, "pt_live_000000000000.nothing");
        await unknown.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        Assert.Equal("Bearer error=\"invalid_token\"", unknown.Header("WWW-Authenticate"));

        var other = await SendAsync(host, Events, DemoKeys.Support);
        await other.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        Assert.Equal("Bearer error=\"insufficient_scope\"", other.Header("WWW-Authenticate"));

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(host, Events, DemoKeys.Partner)).StatusCode);
    }

    [Fact]
    public async Task A_key_says_whose_it_is()
    {
        await using var host = await StartAsync();
        var (token, tenant) = await IssueAsync(host);

        var answer = await SendAsync(host, Events, token);

        var said = await answer.TextAsync();
        Assert.Equal($"{tenant} {token.Split('.')[0]}", said);
    }

    [Fact]
    public async Task An_expired_or_revoked_key_opens_nothing()
    {
        await using var host = await StartAsync();

        var (expired, _) = await IssueAsync(host, expiresIn: TimeSpan.FromSeconds(-1));
        var (revoked, _) = await IssueAsync(host, isRevoked: true);

        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(host, Events, expired)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(host, Events, revoked)).StatusCode);
    }

    [Theory]
    [InlineData("Production", "true")]
    [InlineData("Staging", "true")]
    [InlineData("Development", "false")]
    public async Task The_demos_keys_open_nothing_outside_the_demo_even_where_their_row_exists(string environment, string enabled)
    {
        var database = await postgres.CreateAsync();
        await using (var demo = await StartAsync(database))
        {
            Assert.Equal(HttpStatusCode.OK, (await SendAsync(demo, Events, DemoKeys.Partner)).StatusCode);
        }

        await using var host = await StartAsync(database, environment, enabled);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(host, Events, DemoKeys.Partner)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(host, Events, "PT_DEMO_PARTNER")).StatusCode);
    }

    [Fact]
    public async Task Outside_the_demo_none_are_seeded_and_inside_only_once()
    {
        await using var production = await StartAsync(environment: "Production");
        Assert.Equal(0, await CountAsync(production));

        await using var demo = await StartAsync();
        await demo.PrepareDatabaseAsync();
        Assert.Equal(3, await CountAsync(demo));
    }

    [Fact]
    public async Task Who_signed_in_on_a_page_is_nobody_to_the_api()
    {
        await using var host = await StartAsync();
        var signedIn = await SendAsync(host, "/sign-in", null);
        var cookie = signedIn.Header("Set-Cookie")!.Split(';')[0];

        using var page = new HttpRequestMessage(HttpMethod.Get, "/closed").With("Cookie", cookie);
        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(page)).StatusCode);

        foreach (var path in new[] { Events, "/api/v1/undecided" })
        {
            using var api = new HttpRequestMessage(HttpMethod.Get, path).With("Cookie", cookie);
            Assert.Equal(HttpStatusCode.Unauthorized, (await host.SendAsync(api)).StatusCode);
        }
    }

    [Fact]
    public async Task A_key_in_the_address_opens_nothing()
    {
        await using var host = await StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(host, $"{Events}?access_token={DemoKeys.Partner}", null)).StatusCode);
    }

    private async Task<TestHost> StartAsync(string? connection = null, string environment = "Development", string demo = "true")
    {
        var host = await TestHost.StartAsync(
            app =>
            {
                app.MapGet(Events, (ClaimsPrincipal user) => $"{user.TenantId()} {user.KeyPrefix()}").RequireScope(Scopes.EventsWrite);
                app.MapGet("/api/v1/undecided", () => "open");
                app.MapGet("/closed", () => "open");
                app.MapGet("/sign-in", (HttpContext context) => context.SignInAsync(
                    "Identity.Application", new(new ClaimsIdentity([new(ClaimTypes.Name, "clerk")], "test")))).AllowAnonymous();
            },
            connection ?? await postgres.CreateAsync(),
            environment,
            new() { ["Demo:Enabled"] = demo },
            services => services.AddAuthentication("Identity.Application").AddCookie("Identity.Application"));
        await host.PrepareDatabaseAsync();
        return host;
    }

    private static async Task<(string Token, int Tenant)> IssueAsync(TestHost host, TimeSpan? expiresIn = null, bool isRevoked = false)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>();
        var now = TimeProvider.System.GetUtcNow();
        var tenant = new Tenant { Name = Guid.NewGuid().ToString() };
        db.Add(tenant);
        await db.SaveChangesAsync();

        var (key, token) = ApiKey.Issue(tenant.Id, [Scopes.EventsWrite], now, now + expiresIn);
        if (isRevoked)
        {
            key.Revoke(now);
        }

        db.Add(key);
        await db.SaveChangesAsync();
        return (token, tenant.Id);
    }

    private static async Task<int> CountAsync(TestHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>().Set<ApiKey>().CountAsync();
    }

    private static async Task<HttpResponseMessage> SendAsync(TestHost host, string path, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await host.SendAsync(token is null ? request : request.Bearer(token));
    }
}
