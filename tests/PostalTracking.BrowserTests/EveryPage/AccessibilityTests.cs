using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests.EveryPage;

public sealed class AccessibilityTests(House house) : BrowserTest(house)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        },
    };

    [Theory]
    [MemberData(nameof(PageStates.All), MemberType = typeof(PageStates))]
    public async Task Axe_finds_nothing_by_day_and_night_on_wide_screens_and_narrow_ones(string state)
    {
        var visitor = await VisitAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await visitor.GoAsync(await House.PathAsync(state));
        foreach (var details in await visitor.Page.Locator("details").AllAsync())
        {
            await details.EvaluateAsync("details => details.open = true");
        }

        foreach (var width in new[] { 390, 1280 })
        {
            await visitor.Page.SetViewportSizeAsync(width, 800);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await visitor.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                var t0 = System.Diagnostics.Stopwatch.GetTimestamp();
                var found = await visitor.Page.RunAxe(Rules);
                TestContext.Current.TestOutputHelper!.WriteLine($"AXE {width} {scheme} {System.Diagnostics.Stopwatch.GetElapsedTime(t0).TotalMilliseconds}");
                t0 = System.Diagnostics.Stopwatch.GetTimestamp();
                await visitor.Page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] } });
                TestContext.Current.TestOutputHelper!.WriteLine($"CONTRAST {width} {scheme} {System.Diagnostics.Stopwatch.GetElapsedTime(t0).TotalMilliseconds}");
                Assert.True(found.Violations.Length == 0, $"{width} px, {scheme}:\n{string.Join('\n', found.Violations.Select(Told))}");
            }
        }
    }

    private static string Told(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help}\n  {string.Join("\n  ", violation.Nodes.Select(node => node.Html))}";
}
