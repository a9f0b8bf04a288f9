using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests.Tracking;

public sealed class NumberProblemTests(House house) : BrowserTest(house)
{
    [Fact]
    public async Task A_wrong_check_digit_brings_suggestions_and_what_was_typed_stays()
    {
        var visitor = await VisitAsync();
        await visitor.GoAsync("/");

        await visitor.FindAsync("za 0000 0005 8 hk");

        await See(visitor.Page.Locator("#q")).ToHaveValueAsync("za 0000 0005 8 hk");
        var card = visitor.Page.GetByRole(AriaRole.Status);
        await See(card).ToContainTextAsync("В номере, похоже, одна ошибка");
        var offer = card.GetByRole(AriaRole.Link, new() { Name = "ZA 0000 0005 9 HK" });
        await See(offer.Locator("b")).ToHaveTextAsync("9");

        await House.KnownAsync("ZA000000059HK", "available_for_pickup");
        await offer.ClickAsync();
        await See(visitor.Page).ToHaveURLAsync("/track/ZA000000059HK");
        await See(visitor.Page.Locator("h1")).ToHaveTextAsync("Ждёт вас в отделении 390000");
    }

    [Fact]
    public async Task A_number_with_a_wrong_check_digit_is_looked_for_as_it_is_if_one_insists()
    {
        var visitor = await VisitAsync();
        await visitor.GoAsync("/");
        await visitor.FindAsync("RA644000001RU");

        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "ищите как есть" }).ClickAsync();

        await See(visitor.Page).ToHaveURLAsync("/track/RA644000001RU?anyway=true");
        await See(visitor.Page.Locator("h1")).ToHaveTextAsync("Пока никто не слышал об этом номере");
        await See(visitor.Page.Locator(".answer .number")).ToContainTextAsync("RA 6440 0000 1 RU");
    }

    [Theory]
    [InlineData("ZА000000059HK", "русская А вместо латинской A")]
    [InlineData("ZAO00000059HK", "буква O вместо цифры 0")]
    public async Task A_character_that_only_looks_right_is_named(string typed, string named)
    {
        var visitor = await VisitAsync();
        await visitor.GoAsync("/");

        await visitor.FindAsync(typed);

        await See(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync(named);
        await See(visitor.Page.Locator("#q")).ToHaveValueAsync(typed);
        await visitor.Page.Locator(".offer").ClickAsync();
        await See(visitor.Page).ToHaveURLAsync("/track/ZA000000059HK");
    }

    [Fact]
    public async Task A_pasted_letter_gives_each_of_its_numbers_a_line_the_wrong_ones_too()
    {
        const string letter = """
            Здравствуйте! Ваш заказ 17 отправлен двумя пакетами:
            первый ZA 0000 0005 9 HK, второй ZA000000045HK.
            Возврат прошлого заказа едет под номером RA644000001RU.
            С уважением, магазин «Рога и копыта», тел. 8 (800) 555-35-35
            """;
        await House.KnownAsync("ZA000000059HK", "available_for_pickup");
        await House.KnownAsync("ZA000000045HK", "customs");
        var visitor = await VisitAsync();
        await visitor.GoAsync("/");

        await visitor.FindAsync(letter);

        await See(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "3 номера" })).ToBeVisibleAsync();
        var lines = visitor.Page.Locator(".lines > li");
        await See(lines).ToHaveTextAsync(
        [
            new Regex("ZA 0000 0005 9 HK.*Ждёт вас в отделении 390000", RegexOptions.Singleline),
            new Regex("ZA 0000 0004 5 HK.*Проходит таможню", RegexOptions.Singleline),
            new Regex("RA644000001RU.*одна ошибка", RegexOptions.Singleline),
        ]);
        Assert.Equal(letter.ReplaceLineEndings("\n"), await visitor.Page.Locator("#q").InputValueAsync());
        await lines.Nth(1).Locator("a").ClickAsync();
        await See(visitor.Page).ToHaveURLAsync("/track/ZA000000045HK");
    }

    [Fact]
    public async Task A_hundred_lines_get_a_hundred_answers_in_their_order()
    {
        var numbers = Enumerable.Range(0, 100)
            .Select(i => i % 10 == 9 ? $"ABCDE{i:D3}" : CarrierSimulator.Parcels.MadeUpNumbers.S10("ZB", i, "HK"))
            .ToList();
        var visitor = await VisitAsync();
        await visitor.GoAsync("/");

        await visitor.FindAsync(string.Join('\n', numbers));

        var lines = visitor.Page.Locator(".lines > li");
        await See(lines).ToHaveCountAsync(100);
        var shown = await lines.Locator(".number").AllInnerTextsAsync();
        Assert.Equal(numbers, shown.Select(number => number.Replace(" ", "", StringComparison.Ordinal)));
    }
}
