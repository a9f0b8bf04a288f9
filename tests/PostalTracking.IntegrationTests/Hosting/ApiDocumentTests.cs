using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using PostalTracking.Web.Hosting;

namespace PostalTracking.IntegrationTests.Hosting;

public sealed class ApiDocumentTests
{
    [Fact]
    public async Task It_describes_the_api_its_keys_and_its_problems()
    {
        await using var host = await TestHost.StartAsync(app =>
        {
            app.MapPost("/api/v1/things", (object thing) => thing).RequireScope(Scopes.Policies).WithIdempotency(required: true);
            app.MapGet("/api/v1/things", () => "").AllowAnonymous();
            app.MapGet("/page", () => "").AllowAnonymous();
        });

        var document = await (await host.GetAsync("/openapi/v1.json")).JsonAsync();

        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal(["/api/v1/things"], document.GetProperty("paths").EnumerateObject().Select(path => path.Name));
        var scheme = document.GetProperty("components").GetProperty("securitySchemes").GetProperty("apiKey");
        Assert.Equal("bearer", scheme.GetProperty("scheme").GetString());

        var post = document.GetProperty("paths").GetProperty("/api/v1/things").GetProperty("post");
        Assert.True(post.GetProperty("security")[0].TryGetProperty("apiKey", out _));
        Assert.Contains(post.GetProperty("parameters").EnumerateArray(), p => p.GetProperty("name").GetString() == "Idempotency-Key");
        Assert.All(
            new[] { "400", "401", "403", "409", "422", "429", "503" },
            status =>
            {
                var content = post.GetProperty("responses").GetProperty(status).GetProperty("content");
                Assert.True(content.TryGetProperty("application/problem+json", out _));
            });

        var get = document.GetProperty("paths").GetProperty("/api/v1/things").GetProperty("get");
        Assert.False(get.TryGetProperty("security", out JsonElement _));
    }
}
