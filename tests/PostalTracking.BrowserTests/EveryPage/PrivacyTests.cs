using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests.EveryPage;

/// <summary>Errors, stopped policies and foreign requests are looked for at the end of every test; this is the rest.</summary>
public sealed class PrivacyTests(House house) : BrowserTest(house)
{
    [Fact]
    public async Task The_browser_keeps_the_chosen_language_and_what_it_was_shown()
    {
        var visitor = await VisitAsync();
        foreach (var state in new[] { "look-up", "look-up, a list", "waiting", "pending", "error 404" })
        {
            await visitor.GoAsync(await House.PathAsync(state));
        }

        Assert.Empty(await visitor.Context.CookiesAsync());
        await visitor.Page.Locator(".languages button").Nth(1).ClickAsync();
        await See(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");

        var cookie = Assert.Single(await visitor.Context.CookiesAsync());
        Assert.Equal(("lang", "en", true), (cookie.Name, cookie.Value, cookie.HttpOnly));
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
        var kept = await visitor.Page.EvaluateAsync<string[]>(
            """
            async () => {
                const opened = await Promise.all((await caches.keys()).map(name => caches.open(name)));
                return (await Promise.all(opened.map(cache => cache.keys()))).flat().map(one => new URL(one.url).pathname);
            }
            """);
        Assert.All(kept, path => Assert.Matches(@"^/(|watch|track/\w+|(css|js|fonts)/[\w.-]+|favicon\.svg)$", path));
        Assert.Empty(await visitor.Page.EvaluateAsync<string[]>("indexedDB.databases().then(all => all.map(one => one.name))"));
    }

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/track/ZA000000059HK", 200)]
    [InlineData("/track/RA644000001RU", 422)]
    [InlineData("/track/привет", 400)]
    [InlineData("/staff", 200)]
    [InlineData("/staff/me", 302)]
    [InlineData("/no-such-page", 404)]
    [InlineData("/error/500", 500)]
    [InlineData("/language?to=en&returnUrl=/", 302)]
    [InlineData("/js/refresh.js", 200)]
    [InlineData("/js/stream.js", 200)]
    [InlineData("/css/letter.css", 200)]
    [InlineData("/fonts/letter-sans-regular.woff2", 200)]
    [InlineData("/favicon.svg", 200)]
    [InlineData("/api/v1/shipments/ZA000000059HK", 200)]
    [InlineData("/api/v1/no-such-thing", 404)]
    [InlineData("/health/live", 200)]
    public async Task Every_answer_carries_the_headers_that_protect(string path, int status)
    {
        using var answer = await House.App.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)answer.StatusCode);
        string Header(string name) => string.Join(", ", answer.Headers.TryGetValues(name, out var values) ? values : []);
        Assert.Contains("default-src 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Resource-Policy"));
        Assert.Empty(Header("Server"));
    }
}
