using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests.EveryPage;

public sealed class KeyboardTests(House house) : BrowserTest(house)
{
    [Fact]
    public async Task The_look_up_is_reached_and_used_without_a_mouse()
    {
        await House.KnownAsync("ZA000000059HK", "available_for_pickup");
        var visitor = await VisitAsync();
        var page = visitor.Page;
        await visitor.GoAsync("/");

        Assert.Equal(
            ["К содержанию", "PostalTracking", "Мои посылки", "RU", "EN", "中文", "q", "Найти"],
            [.. await TabThroughAsync(page, 8)]);

        await page.Locator("#q").FocusAsync();
        await page.Keyboard.TypeAsync("za000000059hk");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await See(page.Locator("h1")).ToHaveTextAsync("Ждёт вас в отделении 390000");
    }

    [Fact]
    public async Task The_first_key_leads_past_the_header()
    {
        var visitor = await VisitAsync();
        await visitor.GoAsync("/");

        await visitor.Page.Keyboard.PressAsync("Tab");
        await See(visitor.Page.Locator(".skip")).ToBeInViewportAsync(new() { Ratio = 1 });
        await visitor.Page.Keyboard.PressAsync("Enter");

        await See(visitor.Page.Locator("main")).ToBeFocusedAsync();
        Assert.Equal(["q"], [.. await TabThroughAsync(visitor.Page, 1)]);
    }

    [Fact]
    public async Task Why_the_history_says_so_opens_by_a_key_and_tells_carrier_code_words_and_meaning()
    {
        // Without the script, which may put in a newer page between a key's going down and up.
        var visitor = await VisitAsync(new() { JavaScriptEnabled = false });
        await visitor.GoAsync(await House.PathAsync("waiting"));
        var why = visitor.Page.Locator(".event", new() { HasText = "Прибыло в место вручения" }).Locator("details");

        await why.Locator("summary").FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");

        await See(why.Locator("dd")).ToHaveTextAsync(
            ["Почта России", "8/2", "Обработка. Прибыло в место вручения", "Можно забирать"]);
        await visitor.Page.Keyboard.PressAsync("Space");
        await See(why.Locator("dl")).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData("look-up, wrong check digit")]
    [InlineData("look-up, a list")]
    [InlineData("waiting")]
    [InlineData("policy, wrong code")]
    [InlineData("policy, to be filmed")]
    [InlineData("offices, found")]
    [InlineData("error 404")]
    [InlineData("staff: own account")]
    public async Task The_focus_is_always_seen(string state)
    {
        var visitor = await VisitAsync();
        await visitor.GoAsync(await House.PathAsync(state));
        // Of a group of radio buttons Tab stops at one.
        const string stops = "a:visible, button:visible, textarea:visible, summary:visible, "
            + "input:visible:not([tabindex='-1']):not([type=radio]:not(:checked))";
        var all = await visitor.Page.Locator(stops).CountAsync();

        for (var i = 0; i < all; i++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            var focus = visitor.Page.Locator("*:focus");
            Assert.Equal("solid 3px", await focus.EvaluateAsync<string>(
                "e => `${getComputedStyle(e).outlineStyle} ${getComputedStyle(e).outlineWidth}`"));
            await See(focus).ToBeInViewportAsync();
        }
    }

    private static async Task<IReadOnlyList<string>> TabThroughAsync(IPage page, int stops)
    {
        var names = new List<string>();
        for (var i = 0; i < stops; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            names.Add(await page.EvaluateAsync<string>("document.activeElement.id || document.activeElement.textContent.trim()"));
        }

        return names;
    }
}
