using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests.Counter;

/// <summary>What cannot be: a sentence in place that says what to do, and what was kept.</summary>
public sealed class RefusalTests(House house) : BrowserTest(house)
{
    [Theory]
    [InlineData("39000026004510", "Такой посылки мы пока не знаем и уже спросили о ней почту")]
    [InlineData("39000026004511", "Контрольная цифра не сходится")]
    [InlineData("привет", "Это не номер посылки")]
    [InlineData("RА000000014RU", "В номере русские буквы")]
    [InlineData("", "Номера нет")]
    public async Task A_number_that_finds_nothing_is_answered(string number, string sentence)
    {
        var visitor = await VisitAsync();
        await visitor.OpenCounterAsync(House);
        await visitor.Page.Locator("#number").FillAsync(number);
        await visitor.Page.Keyboard.PressAsync("Enter");

        await See(visitor.Page.Locator("main [role=alert]")).ToContainTextAsync(sentence);
        await See(visitor.Page.Locator("#number")).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("", "Впишите сумму с бланка")]
    [InlineData("0", "С наложенным платежом 0 защищать нечего")]
    [InlineData("0,00", "С наложенным платежом 0 защищать нечего")]
    [InlineData("2499,505", "не больше двух знаков после запятой")]
    [InlineData("$100", "берут в рублях")]
    [InlineData("100 EUR", "берут в рублях")]
    [InlineData("много", "Это не сумма")]
    [InlineData("9000000", "Такого наложенного платежа не бывает")]
    public async Task A_sum_that_is_none_is_asked_again_and_the_parcel_is_kept(string sum, string sentence)
    {
        var number = await House.ArrivedAsync(cod: null);
        var visitor = await VisitAsync();
        var page = visitor.Page;
        await visitor.OpenCounterAsync(House);
        await page.ScanAsync(number);
        await page.Locator("#cod").FillAsync(sum);
        await page.Keyboard.PressAsync("Enter");

        await See(page.Locator("main [role=alert]")).ToContainTextAsync(sentence);
        await See(page.Locator("#cod")).ToHaveValueAsync(sum);
        await page.Locator("#cod").FillAsync("2 499.50 ₽");
        await page.Keyboard.PressAsync("Enter");
        await See(page.Locator(".offer")).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"2\s499,50\s₽, с бланка"));
    }

    [Fact]
    public async Task A_telephone_that_is_none_stops_the_sale_and_what_was_chosen_is_kept()
    {
        var number = await House.ArrivedAsync();
        var visitor = await VisitAsync();
        var page = visitor.Page;
        await visitor.OpenCounterAsync(House);
        visitor.Expected.Add("status of 400");
        await page.OfferAsync(number);
        await page.Keyboard.PressAsync("F4");
        await page.Keyboard.PressAsync("F3");
        await page.Keyboard.TypeAsync("позже", new() { Delay = 50 });
        await page.Keyboard.PressAsync("Enter");

        await See(page.Locator("main [role=alert]")).ToContainTextAsync("Телефон не разобрать");
        await See(page.Locator("#phone")).ToHaveValueAsync("позже");
        await See(page.Locator("[value=Card]")).ToBeCheckedAsync();
        Assert.Equal(0, await House.PoliciesAsync(number));

        await page.Locator("#phone").FillAsync("");
        await page.Keyboard.PressAsync("Enter");
        await See(page.Locator("h1")).ToContainTextAsync("Посылка под защитой до");
    }

    [Fact]
    public async Task A_parcel_that_cannot_be_protected_is_refused_with_what_to_do()
    {
        var announced = CounterVisit.NewNumber();
        await House.HappenedAsync(announced, "1/1", "101000", TimeSpan.FromDays(2));
        var returned = await House.ArrivedAsync();
        await House.HappenedAsync(returned, "3/1", "390000", TimeSpan.FromHours(1));
        var visitor = await VisitAsync();
        await visitor.OpenCounterAsync(House);

        foreach (var (number, sentence) in new[]
        {
            (await House.ArrivedAsync(office: "101000"), "посылка в отделении 101000"),
            (await House.ArrivedAsync(cod: 0), "нет наложенного платежа"),
            (announced, "ещё не в отделении"),
            (returned, "возвращается отправителю"),
        })
        {
            await visitor.Page.ScanAsync(number);
            await See(visitor.Page.Locator("main [role=alert]")).ToContainTextAsync(sentence);
            await visitor.Page.LoadedAsync();
            await visitor.Page.Keyboard.PressAsync("Escape");
            await See(visitor.Page.Locator("#number")).ToBeFocusedAsync();
        }
    }
}
