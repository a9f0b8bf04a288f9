using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests;

/// <summary>The page of the API's document is not ours; that it asks nobody else and breaks no policy, every visitor watches.</summary>
public sealed class ApiPageTests(House house) : BrowserTest(house)
{
    [Fact]
    public async Task An_operation_is_found_and_opened_by_keyboard()
    {
        var visitor = await VisitAsync();
        await visitor.GoAsync("/scalar");
        var page = visitor.Page;
        var group = page.GetByRole(AriaRole.Button, new() { Name = "Open Group - Tracking" });
        await See(group).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await TabToAsync(page, group);
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, page.Locator("nav a[href*='shipments/lookup'], nav button[href*='shipments/lookup'], aside a[href*='shipments/lookup']").First);
        await page.Keyboard.PressAsync("Enter");
        await See(page.GetByRole(AriaRole.Heading, new() { Name = "Up to 100 numbers, an answer to each" })).ToBeInViewportAsync();
    }

    private static async Task TabToAsync(IPage page, ILocator target)
    {
        for (var i = 0; i < 100 && !await target.EvaluateAsync<bool>("e => e === document.activeElement"); i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }
    }

    [Fact]
    public async Task Its_policy_allows_one_script_inline_and_no_address_but_ours()
    {
        using var answer = await House.App.Http.GetAsync(new Uri("/scalar/", UriKind.Relative), TestContext.Current.CancellationToken);

        var policy = string.Join(", ", answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Matches("script-src 'self' 'nonce-[A-Za-z0-9+/=]{24}';", policy);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
    }
}
