using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests.Senders;

public sealed class SenderPageTests(House house) : BrowserTest(house)
{
    [Theory]
    [InlineData("ru-RU", "За последний год по этому отправителю подтвердили 3 обмана")]
    [InlineData("en-US", "In the past year 3 frauds by this sender were confirmed")]
    [InlineData("zh-CN", "过去一年已确认此发件人 3 次欺诈")]
    public async Task The_recipient_is_warned_on_a_phone_before_anything_is_paid(string locale, string words)
    {
        var visitor = await VisitAsync(new() { Locale = locale, ViewportSize = new() { Width = 390, Height = 844 } });
        await visitor.GoAsync(await House.PathAsync("sender warned of"));

        await See(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = words })).ToBeVisibleAsync();
        Assert.True(await visitor.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    [Fact]
    public async Task A_senior_cuts_a_trait_and_undoes_it_by_keyboard_alone()
    {
        var visitor = await VisitAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        var page = visitor.Page;
        await visitor.GoAsync(await House.PathAsync(PageStates.Staff + "senders"));
        await TabToAsync(page, $"a[href='/desk/senders/{(await House.DeceiverAsync()).Id}']");
        await page.Keyboard.PressAsync("Enter");
        await See(page.Locator("svg.links")).ToBeVisibleAsync();

        await TabToAsync(page, "#traits ~ ul summary");
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, "textarea");
        await page.Keyboard.TypeAsync("Телефон службы доставки");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await See(page.GetByText("не считается").First).ToBeVisibleAsync();

        await TabToAsync(page, "#decisions ~ div summary");
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, "#decisions ~ div textarea");
        await page.Keyboard.TypeAsync("Это его телефон");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await See(page.GetByText("Это его телефон")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_sender_objects_without_scripts()
    {
        var visitor = await VisitAsync(new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 390, Height = 844 } });
        var page = visitor.Page;
        await visitor.GoAsync("/senders/appeal");
        await page.Locator("#About").FillAsync("привет");
        await page.Locator("#Name").FillAsync("ООО «Инструменты»");
        await page.Locator("#Contact").FillAsync("tools@example.org");
        await page.Locator("#Text").FillAsync("Мы отправили то, что заказали, есть чек.");
        await page.Locator(".appeal .button").ClickAsync();
        await See(page.Locator("#About-wrong")).ToBeVisibleAsync();
        await See(page.Locator("#Text")).ToHaveValueAsync("Мы отправили то, что заказали, есть чек.");

        await page.Locator("#About").FillAsync("ZA000000059HK");
        await page.Locator(".appeal .button").ClickAsync();
        await See(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Возражение принято");
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var press = 0; press < 80; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }
        }

        Assert.Fail($"No Tab leads to {selector}.");
    }
}
