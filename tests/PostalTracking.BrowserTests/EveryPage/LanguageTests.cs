using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.BrowserTests.EveryPage;

public sealed partial class LanguageTests(House house) : BrowserTest(house)
{
    private static readonly string[] Languages = ["ru", "en", "zh"];

    [Theory]
    [InlineData("ru-RU", "ru")]
    [InlineData("en-US", "en")]
    [InlineData("zh-CN", "zh")]
    [InlineData("fr-FR", "ru")]
    public async Task The_browser_s_language_is_ours_where_we_speak_it(string browser, string ours)
    {
        var visitor = await VisitAsync(new() { Locale = browser });
        await visitor.GoAsync("/");

        await See(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", ours);
    }

    [Fact]
    public async Task The_switch_leads_back_to_the_same_page_and_is_remembered()
    {
        var path = await House.PathAsync("waiting");
        var visitor = await VisitAsync();
        await visitor.GoAsync(path);
        foreach (var (sign, language) in new[] { ("EN", "en"), ("中文", "zh"), ("RU", "ru"), ("EN", "en") })
        {
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = sign, Exact = true }).ClickAsync();
            await See(visitor.Page).ToHaveURLAsync(path);
            await See(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
        }

        await visitor.GoAsync("/");
        await See(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    [Theory]
    [InlineData("/?q=ZA000000059HK,RA644000001RU")]
    [InlineData("/track/RA644000001RU?anyway=true")]
    [InlineData("/no-such-page?really=not")]
    public async Task The_switch_keeps_what_the_address_says(string path)
    {
        var visitor = await VisitAsync();
        await visitor.GoAsync(path);

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "EN", Exact = true }).ClickAsync();

        await See(visitor.Page).ToHaveURLAsync(path);
        await See(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    [Theory]
    [MemberData(nameof(PageStates.All), MemberType = typeof(PageStates))]
    public async Task No_page_shows_a_key_or_a_gap_or_another_language(string state)
    {
        var path = await House.PathAsync(state);
        var visitor = await VisitAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        foreach (var language in Languages.Where(one => one != "zh" || !state.StartsWith(PageStates.Staff, StringComparison.Ordinal)))
        {
            await visitor.Context.AddCookiesAsync([new() { Name = "lang", Value = language, Url = House.Address.ToString() }]);
            await visitor.GoAsync(path);
            await See(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
            var text = await visitor.Page.EvaluateAsync<string>(WhatIsSaid, Names);

            Assert.DoesNotMatch(KeyOrGap, text);
            if (language != "ru")
            {
                Assert.DoesNotMatch(Cyrillic, text);
            }
        }
    }

    // People, their offices and senders are called the same in every language.
    private static readonly string[] Names = [.. DemoStaff.All.Select(account => account.Name), "Рязань", "Москва", "ООО «Ромашка», Казань"];

    // Title, text and what is only read aloud; not what was typed, not the names of places, which are said to be Russian, not the
    // carrier's own words.
    private const string WhatIsSaid =
        """
        names => {
            document.querySelectorAll('details').forEach(e => e.open = true);
            const russian = [...document.querySelectorAll('main [lang=ru]')].map(e => e.textContent.trim()).filter(Boolean);
            document.querySelectorAll('[lang=""], main [lang=ru], textarea, input, nav, .lines .number, script').forEach(e => e.remove());
            const places = [...document.querySelectorAll('.event-place, .stop-name, .office b, .office-region, [data-name]')]
                .map(e => e.textContent.trim());
            const spoken = [...document.querySelectorAll('[aria-label], [title], [alt]')]
                .map(e => ['aria-label', 'title', 'alt'].map(name => e.getAttribute(name) ?? '').join(' '));
            const said = [document.title, document.body.textContent, ...spoken].join('\n');
            places.push(...russian, ...names);
            return places.sort((a, b) => b.length - a.length).reduce((rest, place) => rest.replaceAll(place, ''), said);
        }
        """;

    // "Home.Title", "Answer.available_for_pickup", "{0}"; sentences end in a full stop and a space.
    [GeneratedRegex(@"\b[A-Z]\w+\.[A-Za-z_]\w+|\{\d\}|\bundefined\b")]
    private static partial Regex KeyOrGap { get; }

    [GeneratedRegex(@"[а-яё]{2,}", RegexOptions.IgnoreCase)]
    private static partial Regex Cyrillic { get; }
}
