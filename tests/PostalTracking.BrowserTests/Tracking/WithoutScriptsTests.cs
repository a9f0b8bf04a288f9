using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests.Tracking;

public sealed class WithoutScriptsTests(House house) : BrowserTest(house)
{
    [Fact]
    public async Task Everything_works_without_scripts()
    {
        await House.KnownAsync("ZA000000059HK", "available_for_pickup");
        var visitor = await VisitAsync(new() { JavaScriptEnabled = false });
        var page = visitor.Page;

        await visitor.GoAsync("/");
        await visitor.FindAsync("za000000058hk");
        await See(page.Locator("#q")).ToHaveValueAsync("za000000058hk");
        await page.Locator(".offer", new() { HasText = "ZA 0000 0005 9 HK" }).ClickAsync();
        await See(page.Locator("h1")).ToHaveTextAsync("Ждёт вас в отделении 390000");

        await page.Locator(".why summary").First.ClickAsync();
        await See(page.Locator(".why dl").First).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "EN" }).ClickAsync();
        await See(page).ToHaveURLAsync("/track/ZA000000059HK");
        await See(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await See(page.Locator("h1")).ToContainTextAsync("390000");

        await page.GetByRole(AriaRole.Link, new() { Name = "PostalTracking" }).ClickAsync();
        await visitor.FindAsync("ZA000000059HK ZA000000045HK");
        await See(page.Locator(".lines > li")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_number_nobody_knows_offers_to_load_the_page_again()
    {
        var visitor = await VisitAsync(new() { JavaScriptEnabled = false });
        await visitor.GoAsync(await House.PathAsync("pending"));

        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Обновить страницу" }).ClickAsync();

        await See(visitor.Page.Locator("h1")).ToHaveTextAsync("Пока никто не слышал об этом номере");
    }
}
