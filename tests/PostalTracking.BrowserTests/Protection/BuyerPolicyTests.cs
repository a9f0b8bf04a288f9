using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests.Protection;

public sealed class BuyerPolicyTests(House house) : BrowserTest(house)
{
    [Fact]
    public async Task The_code_from_paper_opens_the_policy_without_scripts_and_leaving_closes_it()
    {
        var number = await House.ParcelAsync(new { life = "srm", steps = 1 }, "in_transit");
        var (_, keys) = await House.App.BuyAsync(number);
        var visitor = await VisitAsync(new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 390, Height = 844 } });
        var page = visitor.Page;
        await visitor.GoAsync("/p");

        await page.GetByLabel("Код из десяти знаков").FillAsync("wrong code");
        await page.GetByRole(AriaRole.Button, new() { Name = "Открыть" }).ClickAsync();
        await See(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("ничего не открылось");
        await See(page.Locator("#code")).ToHaveValueAsync("wrong code");
        await page.Locator("#code").FillAsync(keys.AccessCode.ToLowerInvariant());
        await page.Keyboard.PressAsync("Enter");

        await See(page).ToHaveURLAsync("/p/policy");
        await See(page.Locator("h1")).ToContainTextAsync("Покупка защищена ещё");
        await See(page.Locator(".film li")).ToHaveCountAsync(3);
        await page.Locator(".card .line").ClickAsync();
        await See(page).ToHaveURLAsync($"/track/{number}");

        await visitor.GoAsync("/p/policy");
        await page.GetByRole(AriaRole.Button, new() { Name = "Выйти" }).ClickAsync();
        await See(page).ToHaveURLAsync("/p");
        await visitor.GoAsync("/p/policy");
        await See(page).ToHaveURLAsync("/p");
    }

    [Fact]
    public async Task The_link_of_the_QR_stays_nowhere_in_the_browser()
    {
        var visitor = await VisitAsync();
        var link = await House.PathAsync("policy, by telephone");

        await visitor.GoAsync(link);

        await See(visitor.Page).ToHaveURLAsync("/p/policy");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "EN", Exact = true }).ClickAsync();
        await See(visitor.Page).ToHaveURLAsync("/p/policy");
        await See(visitor.Page.Locator("h1")).ToContainTextAsync("Your purchase is protected");
        Assert.DoesNotContain(link, await visitor.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
        var kept = await visitor.Page.EvaluateAsync<string[]>(
            """
            async () => {
                const opened = await Promise.all((await caches.keys()).map(name => caches.open(name)));
                return (await Promise.all(opened.map(cache => cache.keys()))).flat().map(one => new URL(one.url).pathname);
            }
            """);
        Assert.DoesNotContain(kept, path => path.StartsWith("/p", StringComparison.Ordinal));
    }
}
