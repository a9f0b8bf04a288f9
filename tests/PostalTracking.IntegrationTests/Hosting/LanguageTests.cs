using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PostalTracking.Web.Hosting;

namespace PostalTracking.IntegrationTests.Hosting;

public sealed class LanguageTests
{
    [Theory]
    [InlineData(null, null, "ru")]
    [InlineData(null, "en", "en")]
    [InlineData("zh", "en", "zh")]
    [InlineData("xx", "en", "en")]
    public async Task A_page_follows_the_cookie_then_the_browser_then_is_Russian(string? cookie, string? browser, string expected)
    {
        await using var host = await TestHost.StartAsync(MapPage);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/page");
        _ = cookie is null ? request : request.With("Cookie", $"lang={cookie}");
        _ = browser is null ? request : request.With("Accept-Language", browser);
        var answer = await host.SendAsync(request);

        Assert.Equal(expected, await answer.TextAsync());
        Assert.Equal(expected, answer.Header("Content-Language"));
        Assert.Equal("Accept-Language, Cookie", answer.Header("Vary"));
    }

    [Fact]
    public async Task The_api_does_not_read_the_cookie()
    {
        await using var host = await TestHost.StartAsync();

        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/nowhere")
            .With("Cookie", "lang=en")
            .With("Accept-Language", "zh");
        var answer = await host.SendAsync(request);

        Assert.Equal("zh", answer.Header("Content-Language"));
        Assert.Equal("Accept-Language", answer.Header("Vary"));
    }

    [Fact]
    public async Task A_choice_is_remembered_for_a_year_and_leads_back()
    {
        await using var host = await TestHost.StartAsync(
            environment: "Production", settings: new() { ["ForwardedHeaders:KnownProxies"] = "127.0.0.1" });

        using var request = new HttpRequestMessage(HttpMethod.Get, "/language?to=en&returnUrl=%2Ftrack%2FZA000000005HK%3Fq%3Dя")
            .With("X-Forwarded-Proto", "https");
        var answer = await host.SendAsync(request);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/track/ZA000000005HK?q=%D1%8F", answer.Header("Location"));
        Assert.Equal("lang=en; max-age=31536000; path=/; secure; samesite=lax; httponly", answer.Header("Set-Cookie"));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task It_leads_nowhere_else(string returnUrl)
    {
        await using var host = await TestHost.StartAsync();

        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["to"] = "zh", ["returnUrl"] = returnUrl });
        var answer = await host.Client.PostAsync("/language", form, TestContext.Current.CancellationToken);

        Assert.Equal("/", answer.Header("Location"));
        Assert.Equal("lang=zh; max-age=31536000; path=/; samesite=lax; httponly", answer.Header("Set-Cookie"));
    }

    [Fact]
    public async Task An_unknown_language_is_not_remembered()
    {
        await using var host = await TestHost.StartAsync();

        var answer = await host.GetAsync("/language?to=xx");

        Assert.Null(answer.Header("Set-Cookie"));
    }

    private static void MapPage(WebApplication app) => app.MapGet("/page", (HttpContext context) => context.Language()).AllowAnonymous();
}
