using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests.Claims;

public sealed class FilingTests(House house) : BrowserTest(house)
{
    private static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_journey_goes_by_keyboard_alone_on_a_phone_with_scripts_and_without(bool scripts)
    {
        var visitor = await VisitAsync(new() { JavaScriptEnabled = scripts, ViewportSize = Phone });
        var page = visitor.Page;
        await visitor.GoAsync(await House.FreshAsync("claim, to be begun"));

        await PressAsync(page, "Начать", "Enter");
        await See(page.Locator("h1")).ToHaveTextAsync("Что случилось?");
        await page.Locator("[value=overcharged]").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await PressAsync(page, "Дальше", "Enter");

        // What is wrong stands beside its field, and what was typed stays.
        await See(page.Locator("h1")).ToHaveTextAsync("Расскажите подробнее");
        await page.GetByLabel("На какую сумму договорились?").FillAsync("1000");
        await PressAsync(page, "Дальше", "Enter");
        await See(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(3);
        await See(page.GetByLabel("На какую сумму договорились?")).ToHaveValueAsync("1000");
        await page.GetByLabel("Сколько списали?").FillAsync("1 700");
        await page.GetByLabel("Когда списали?").FillAsync("2026-11-20");
        await page.GetByLabel("Как было дело").FillAsync("Списали лишнее.");
        await PressAsync(page, "Дальше", "Enter");

        await See(page.GetByLabel("Сколько вернуть?")).ToHaveValueAsync("700");
        await page.Keyboard.PressAsync("Tab");
        await PressAsync(page, "Дальше", "Enter");
        await PressAsync(page, "Дальше", "Enter");
        await See(page.Locator("h1")).ToHaveTextAsync("Проверьте и отправьте");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "wider than the phone");
        await PressAsync(page, "Отправить обращение", "Enter");

        await See(page.Locator("h1")).ToContainTextAsync("Наш ход: ответим до");
        await page.GoBackAsync();
        await See(page.Locator("h1")).ToContainTextAsync("Наш ход: ответим до");
    }

    [Fact]
    public async Task On_the_telephone_only_the_questions_of_the_chosen_case_are_seen_without_a_script_too()
    {
        var visitor = await VisitAsync(new() { JavaScriptEnabled = false });
        var page = visitor.Page;
        await visitor.GoAsync(await House.FreshAsync(PageStates.Staff + "claim by telephone, the form"));
        await See(page.GetByLabel("Что вы заказывали?")).ToBeHiddenAsync();

        await page.GetByLabel("Коробка пустая").CheckAsync();
        await See(page.GetByLabel("Что вы заказывали?")).ToBeVisibleAsync();
        await See(page.GetByLabel("Сколько списали?")).ToBeHiddenAsync();
        await page.GetByLabel("С карты списали больше").CheckAsync();
        await See(page.GetByLabel("Что вы заказывали?")).ToBeHiddenAsync();
        await See(page.GetByLabel("Сколько списали?")).ToBeVisibleAsync();
    }

    private static Task PressAsync(IPage page, string button, string key) =>
        page.GetByRole(AriaRole.Button, new() { Name = button }).PressAsync(key);
}
