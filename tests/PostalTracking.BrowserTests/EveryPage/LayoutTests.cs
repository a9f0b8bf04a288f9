using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests.EveryPage;

public sealed class LayoutTests(House house) : BrowserTest(house)
{
    [Theory]
    [MemberData(nameof(PageStates.All), MemberType = typeof(PageStates))]
    public async Task Nothing_is_wider_than_a_screen_of_320_pixels(string state)
    {
        var visitor = await VisitAsync(new() { ViewportSize = new() { Width = 320, Height = 640 } });
        await visitor.GoAsync(await House.PathAsync(state));
        foreach (var details in await visitor.Page.Locator("details").AllAsync())
        {
            await details.EvaluateAsync("details => details.open = true");
        }

        var wider = await visitor.Page.EvaluateAsync<string[]>(
            """
            () => document.documentElement.scrollWidth <= 320 ? [] : [...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > 320).map(e => e.outerHTML.slice(0, 200))
            """);

        Assert.Empty(wider);
    }

    [Fact]
    public async Task Each_form_of_the_staff_that_posts_has_its_token()
    {
        var visitor = await VisitAsync();
        foreach (var state in PageStates.All.Select(row => row.Data).Where(state => state.StartsWith(PageStates.Staff, StringComparison.Ordinal)))
        {
            await visitor.GoAsync(await House.PathAsync(state));
            var bare = await visitor.Page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll('form[method=post]')]
                    .filter(form => !form.querySelector('[name=__RequestVerificationToken]')).map(form => form.outerHTML.slice(0, 200))
                """);
            Assert.True(bare.Length == 0, $"{state}: {string.Join('\n', bare)}");
        }
    }

    [Fact]
    public async Task On_paper_there_is_the_parcel_and_nothing_to_click()
    {
        var visitor = await VisitAsync();
        await visitor.GoAsync(await House.PathAsync("waiting"));

        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });

        foreach (var hidden in new[] { ".languages", ".foot", ".skip", ".why", ".offline" })
        {
            await See(visitor.Page.Locator(hidden).First).ToBeHiddenAsync();
        }

        await See(visitor.Page.Locator("h1")).ToBeVisibleAsync();
        await See(visitor.Page.Locator(".history")).ToBeVisibleAsync();
        await See(visitor.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
        await See(visitor.Page.Locator("body")).ToHaveCSSAsync("color", "rgb(0, 0, 0)");
    }
}
