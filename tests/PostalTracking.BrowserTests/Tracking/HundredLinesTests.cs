using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;
using PostalTracking.CarrierSimulator.Parcels;

namespace PostalTracking.BrowserTests.Tracking;

/// <summary>What somebody pastes who has a hundred parcels: every form, and every way to write one wrong.</summary>
public sealed class HundredLinesTests(House house) : BrowserTest(house)
{
    // Ten of a kind, a hundred in all: as it is written, and what its line begins with when it is answered.
    private static readonly (Func<int, string> Written, string Answered)[] Kinds =
    [
        (i => MadeUpNumbers.S10("ZB", i, "HK"), "ZB"),
        (i => MadeUpNumbers.Domestic("390000", TimeProvider.System.GetUtcNow().AddDays(-9), i), "390000"),
        (i => $"LP{i:D14}", "LP"),
        (i => $"RS{i:D10}Y", "RS"),
        (i => $"TBA{i:D12}", "TBA"),
        (i => Wrong(MadeUpNumbers.S10("RB", i, "GB")), "RB"),
        (i => MadeUpNumbers.S10("ZC", i, "HK").Replace("ZC", "ZС", StringComparison.Ordinal), "ZС"),
        (i => $"ABCDEFGHIJ{(char)('A' + i)}", "ABCDEFGHIJ"),
        (i => MadeUpNumbers.S10("ZD", i, "HK").ToLowerInvariant(), "ZD"),
        (i => Spaced(MadeUpNumbers.S10("ZE", i, "HK"), i % 2 == 0 ? ' ' : '-'), "ZE"),
    ];

    private static readonly string[] Lines = [.. Enumerable.Range(0, 100).Select(i => Kinds[i % 10].Written(i / 10))];

    [Fact]
    public async Task A_hundred_lines_of_every_kind_get_a_hundred_answers_in_their_order()
    {
        var visitor = await VisitAsync();
        var page = visitor.Page;
        await visitor.GoAsync("/");

        await visitor.FindAsync(string.Join("\r\n", Lines));

        var lines = page.Locator(".lines > li");
        await See(lines).ToHaveCountAsync(100);
        Assert.Equal(Enumerable.Range(1, 100).Select(i => $"{i}"), await lines.Locator(".place").AllInnerTextsAsync());
        var shown = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('.lines > li')].map(li => li.querySelector('.number').textContent.replace(/[\\s-]/g, ''))");
        for (var i = 0; i < 100; i++)
        {
            Assert.StartsWith(Kinds[i % 10].Answered, shown[i], StringComparison.Ordinal);
            Assert.Equal(Bare(Lines[i]), shown[i].ToUpperInvariant());
        }

        await See(page.Locator(".found > .plain")).ToHaveTextAsync("70 пока без вестей, 30 строк с ошибкой.");
        await See(lines.Nth(5)).ToContainTextAsync("Возможно, это");
        await See(lines.Nth(6)).ToContainTextAsync("русская С вместо латинской C");
        await See(lines.Nth(7)).ToContainTextAsync("В номере нет ни одной цифры");
        await See(lines.Nth(0)).ToContainTextAsync("Пока никто не слышал");
    }

    [Fact]
    public async Task Only_some_of_them_are_shown_by_the_keys_alone_and_all_good_ones_are_watched_at_once()
    {
        var visitor = await VisitAsync();
        var page = visitor.Page;
        await visitor.GoAsync("/");
        await visitor.FindAsync(string.Join('\n', Lines));

        await page.Locator("[name=show]").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        await See(page.Locator(".lines > li:visible")).ToHaveCountAsync(30);
        await See(page.Locator(".lines > li:visible .place").First).ToHaveTextAsync("6");

        await page.GetByRole(AriaRole.Button, new() { Name = "Следить за всеми" }).ClickAsync();
        await See(page.Locator(".watching .count")).ToHaveTextAsync("70");
        await visitor.GoAsync("/watch");
        await See(page.Locator("#active li")).ToHaveCountAsync(70);
    }

    [Fact]
    public async Task Of_more_than_a_hundred_the_first_hundred_are_answered_and_the_page_says_so()
    {
        var visitor = await VisitAsync();
        await visitor.GoAsync("/");

        await visitor.FindAsync(string.Join('\n', Lines.Append(MadeUpNumbers.S10("ZF", 1, "HK"))));

        await See(visitor.Page.Locator(".lines > li")).ToHaveCountAsync(100);
        await See(visitor.Page.Locator(".search ~ .note")).ToContainTextAsync("Здесь больше ста номеров");
        await See(visitor.Page.Locator(".lines")).Not.ToContainTextAsync("ZF 0000");
    }

    private static string Wrong(string number) =>
        string.Concat(number.AsSpan(0, 10), $"{(number[10] - '0' + 1) % 10}", number.AsSpan(11));

    private static string Spaced(string number, char gap) =>
        string.Join(gap, number[..2], number[2..6], number[6..10], number[10..11], number[11..]);

    private static string Bare(string line) => new([.. line.Where(c => c is not (' ' or '-')).Select(char.ToUpperInvariant)]);
}
