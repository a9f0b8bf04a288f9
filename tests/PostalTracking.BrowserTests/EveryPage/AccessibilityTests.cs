using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests.EveryPage;

public sealed class AccessibilityTests(House house) : BrowserTest(house)
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // By hand: the package's own RunAxe opens a window of its own for each report, with all that was found to be right in it.
    private const string WhatIsWrong =
        """
        async () => (await axe.run({
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            resultTypes: ['violations'],
        })).violations.map(one => `${one.id}: ${one.help}\n${one.nodes.map(node => `  ${node.html}`).join('\n')}`)
        """;

    [Theory]
    [MemberData(nameof(PageStates.All), MemberType = typeof(PageStates))]
    public async Task Axe_finds_nothing_by_day_and_night_on_wide_screens_and_narrow_ones(string state)
    {
        var visitor = await VisitAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        var page = visitor.Page;
        await visitor.GoAsync(await House.PathAsync(state));
        await FindsNothingAsync(page);
    }

    /// <summary>Looks at the page as it is, with everything on it opened.</summary>
    internal static async Task FindsNothingAsync(IPage page)
    {
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)");
        await page.EvaluateAsync(Axe);

        foreach (var width in new[] { 390, 1280 })
        {
            await page.SetViewportSizeAsync(width, 800);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                var wrong = await page.EvaluateAsync<string[]>(WhatIsWrong);
                Assert.True(wrong.Length == 0, $"{width} px, {scheme}:\n{string.Join('\n', wrong)}");
            }
        }
    }
}
