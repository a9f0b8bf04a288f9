using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.BrowserTests.Staff;

public sealed class LockTests(House house) : BrowserTest(house)
{
    private const string Typed = "то, что я набирала";

    [Fact]
    public async Task Left_alone_the_page_is_covered_and_the_pin_opens_it_over_the_work()
    {
        var visitor = await VisitAsync();
        var page = visitor.Page;
        await page.Clock.InstallAsync();
        await visitor.SignInAsync("sidorova");
        await visitor.GoAsync("/staff/me");
        await page.Locator("#new-password").FillAsync(Typed);

        await page.Clock.FastForwardAsync("14:00");
        await See(page.Locator("#lock")).ToBeHiddenAsync();
        await page.Clock.FastForwardAsync("01:30");

        await See(page.Locator("#lock")).ToBeVisibleAsync();
        await See(page.Locator("#pin")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Escape");
        await See(page.Locator("#lock")).ToBeVisibleAsync();

        await page.Keyboard.TypeAsync("0000");
        await page.Keyboard.PressAsync("Enter");
        await See(page.Locator("#pin-wrong")).ToContainTextAsync("ПИН-код не подошёл");
        await page.Keyboard.TypeAsync(DemoStaff.Pin);
        await page.Keyboard.PressAsync("Enter");

        await See(page.Locator("#lock")).ToBeHiddenAsync();
        await See(page.Locator("#new-password")).ToHaveValueAsync(Typed);
        visitor.Expected.Add("422");
    }

    [Fact]
    public async Task Closed_by_the_button_it_is_closed_on_the_server_and_in_the_other_tab()
    {
        var visitor = await VisitAsync();
        var page = visitor.Page;
        await visitor.SignInAsync("sidorova");
        var other = await visitor.Context.NewPageAsync();
        await other.GotoAsync("/staff/me");
        await visitor.GoAsync("/staff/me");

        await page.GetByRole(AriaRole.Button, new() { Name = "Закрыть экран" }).ClickAsync();

        await See(page.Locator("#lock")).ToBeVisibleAsync();
        await See(other.Locator("#lock")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await See(page).ToHaveURLAsync("/staff/locked?returnUrl=%2Fstaff%2Fme");
        await page.Locator("#pin").FillAsync(DemoStaff.Pin);
        await page.Keyboard.PressAsync("Enter");
        await See(page).ToHaveURLAsync("/staff/me");
    }

    [Fact]
    public async Task The_cover_speaks_to_everybody()
    {
        var visitor = await VisitAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await visitor.SignInAsync("sidorova");
        await visitor.GoAsync("/staff/me");

        await visitor.Page.Keyboard.PressAsync("Control+Alt+KeyL");
        await See(visitor.Page.Locator("#lock")).ToBeVisibleAsync();

        await EveryPage.AccessibilityTests.FindsNothingAsync(visitor.Page);
        await visitor.Page.Locator("#pin").FillAsync(DemoStaff.Pin);
        await visitor.Page.Keyboard.PressAsync("Enter");
        await See(visitor.Page.Locator("#lock")).ToBeHiddenAsync();
    }
}
