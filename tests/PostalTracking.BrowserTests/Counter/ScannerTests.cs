using System.Text.RegularExpressions;
using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests.Counter;

/// <summary>Keys as a scanner presses them: fast, by place, into whatever has the focus.</summary>
public sealed class ScannerTests(House house) : BrowserTest(house)
{
    [Theory]
    [InlineData(false, "Enter", false)]
    [InlineData(false, "Tab", true)]
    [InlineData(true, "Enter", true)]
    [InlineData(true, null, true)]
    public async Task From_the_open_shift_a_parcel_is_protected_and_its_paper_opened_by_three_inputs(
        bool isS10, string? suffix, bool russian)
    {
        var number = await House.ArrivedAsync(number: isS10 ? CounterVisit.NewS10() : null);
        var visitor = await VisitAsync();
        var page = visitor.Page;
        await visitor.OpenCounterAsync(House);

        await page.OfferAsync(number, suffix, russian);
        await See(page.Locator("#number-scanned")).ToHaveTextAsync("распознан сканером");
        await page.Keyboard.PressAsync("Enter");
        await See(page.Locator("h1")).ToContainTextAsync("Посылка под защитой до");
        await page.LoadedAsync();
        await page.Keyboard.PressAsync("Enter");

        await See(page).ToHaveURLAsync(new Regex(@"/counter/policies/\d{10}/paper"));
        Assert.Equal(1, await House.PoliciesAsync(number));
    }

    [Fact]
    public async Task What_is_typed_by_hand_stays_in_the_field_and_is_sent_by_enter()
    {
        var number = await House.ArrivedAsync();
        var visitor = await VisitAsync();
        await visitor.OpenCounterAsync(House);

        await visitor.Page.ScanAsync(number, suffix: null, pace: 0.080);
        await See(visitor.Page.Locator("#number")).ToHaveValueAsync(number);
        await visitor.Page.Keyboard.PressAsync("Enter");

        await See(visitor.Page.Locator("[aria-current=step]")).ToContainTextAsync("Согласие покупателя");
        await See(visitor.Page.Locator("#number-scanned")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_scan_over_an_unpaid_sale_asks_first_and_leaves_the_field_it_fell_into_as_it_was()
    {
        var (first, second) = (await House.ArrivedAsync(), await House.ArrivedAsync());
        var visitor = await VisitAsync();
        var page = visitor.Page;
        await visitor.OpenCounterAsync(House);
        await page.OfferAsync(first);

        await page.Keyboard.PressAsync("F3");
        await page.Keyboard.TypeAsync("910 123", new() { Delay = 60 });
        await page.ScanAsync(second, russian: true);
        await See(page.Locator("#another")).ToContainTextAsync($"Посылка {first} ждёт ответа покупателя");
        await See(page.Locator("#phone")).ToHaveValueAsync("910 123");
        await page.Keyboard.PressAsync("Escape");
        await See(page.Locator("#another")).ToBeHiddenAsync();
        await See(page).ToHaveURLAsync(new Regex($"number={first}"));

        await page.ScanAsync(second);
        await See(page.Locator("#another")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await See(page).ToHaveURLAsync(new Regex($"number={second}"));
        Assert.Equal(0, await House.PoliciesAsync(first));
    }
}
