using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;
using PostalTracking.BrowserTests.EveryPage;

namespace PostalTracking.BrowserTests.Claims;

public sealed class LetterTests(House house) : BrowserTest(house)
{
    [Fact]
    public async Task A_letter_is_written_looked_at_sent_and_answered_by_keys_alone()
    {
        var claim = await House.ClaimAsync();
        await House.App.AddresseeAsync(name: "А — банк для клавиш");
        var visitor = await VisitAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await visitor.ComeAsAsync("smirnov");
        var page = visitor.Page;
        await visitor.GoAsync($"/desk/{claim.ClaimNumber}/letters/new");

        // The first addressee stands chosen.
        await See(page.Locator("#choice")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("А");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Петрова Анна");
        await page.Keyboard.PressAsync("Enter");
        await See(page.Locator("#body")).ToContainTextAsync("Клиент: Петрова Анна");
        await AccessibilityTests.FindsNothingAsync(page);

        await page.Locator("#body").FocusAsync();
        await page.Keyboard.PressAsync("Control+Home");
        await page.Keyboard.TypeAsync("Срочно. ");
        await TabToAsync(page, "Посмотреть");
        await page.Keyboard.PressAsync("Enter");
        await See(page.Locator(".sheet .letter-text")).ToContainTextAsync("Срочно. Здравствуйте.");
        await AccessibilityTests.FindsNothingAsync(page);

        await page.Locator("#body").FocusAsync();
        await TabToAsync(page, "Отправить");
        await page.Keyboard.PressAsync("Enter");
        await See(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Письмо записано");
        await AccessibilityTests.FindsNothingAsync(page);

        await TabToAsync(page, "Отмечено: ушло на бумаге");
        await page.Keyboard.PressAsync("Enter");
        await See(page.Locator(".state")).ToHaveTextAsync("Ждём ответ");
        var today = await page.EvaluateAsync<string>("new Date().toLocaleDateString('sv', { timeZone: 'Europe/Moscow' })");
        await page.Locator("#on").FillAsync(today);
        await page.Locator("[name='Form.Outcome']").First.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("2000");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Возвращаем деньги.");
        await TabToAsync(page, "Записать ответ");
        await page.Keyboard.PressAsync("Enter");
        await See(page.Locator(".state")).ToHaveTextAsync("Вернули деньги");
        Assert.Equal(2_000_00, (await House.App.ReadAsync(claim.ClaimNumber)).AmountRecovered);
    }

    private static async Task TabToAsync(IPage page, string button)
    {
        var wanted = page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true });
        await See(wanted).ToBeVisibleAsync();
        for (var i = 0; i < 40 && !await wanted.EvaluateAsync<bool>("one => one === document.activeElement"); i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await See(wanted).ToBeFocusedAsync();
    }
}
