using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests.Counter;

public sealed class TrainingTests(House house) : BrowserTest(house)
{
    [Fact]
    public async Task A_made_up_parcel_is_sold_by_the_same_keys_on_a_paper_that_says_what_it_is()
    {
        var real = await House.ArrivedAsync();
        var visitor = await VisitAsync();
        var page = visitor.Page;
        await visitor.OpenCounterAsync(House);
        await page.GotoAsync("/counter/training");
        await See(page.Locator(".training-stripe")).ToContainTextAsync("Учебный режим");

        await page.ScanAsync(real);
        await See(page.Locator("main [role=alert]")).ToContainTextAsync("Такой посылки мы пока не знаем");
        await page.OfferAsync("99999926000048");
        await See(page.Locator(".warning")).ToContainTextAsync("Отправителя уже уличили в обмане: 3 раза.");
        await page.Keyboard.PressAsync("Enter");
        await See(page.Locator("h1")).ToContainTextAsync("Посылка под защитой до");
        await page.LoadedAsync();
        await page.Keyboard.PressAsync("Enter");

        await See(page.Locator(".stamp").First).ToHaveTextAsync("УЧЕБНЫЙ");
        Assert.Equal(0, await House.PoliciesAsync("99999926000048"));
        Assert.Equal(0, await House.PoliciesAsync(real));
    }
}
