using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests.Counter;

/// <summary>The same sale sent twice, answered late or not at all is one sale.</summary>
public sealed class SaleTests(House house) : BrowserTest(house)
{
    private const string Confirmed = "Посылка под защитой до";

    [Fact]
    public async Task A_form_sent_twice_leads_to_one_confirmation()
    {
        var number = await House.ArrivedAsync();
        var page = (await OfferAsync(number)).Page;

        var answers = await page.EvaluateAsync<string[]>(
            """
            async () => {
                const form = document.querySelector('form[data-sale]');
                const send = () => fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) }).then(one => one.url);
                return [await send(), await send()];
            }
            """);
        await page.EvaluateAsync(
            "() => { const form = document.querySelector('form[data-sale]'); form.requestSubmit(); form.requestSubmit(); }");

        await See(page.Locator("h1")).ToContainTextAsync(Confirmed);
        Assert.Equal([page.Url, page.Url], answers);
        Assert.Equal(1, await House.PoliciesAsync(number));
    }

    [Fact]
    public async Task After_the_payment_the_way_back_leads_to_the_protection_there_is()
    {
        var number = await House.ArrivedAsync();
        var page = (await OfferAsync(number)).Page;
        await page.Keyboard.PressAsync("Enter");
        await See(page.Locator("h1")).ToContainTextAsync(Confirmed);

        await page.GoBackAsync();
        await See(page.Locator("main [role=alert]")).ToContainTextAsync("Эта посылка уже под защитой. Второй раз платить не нужно");
        await page.LoadedAsync();
        await page.Keyboard.PressAsync("Enter");

        await See(page.Locator("h1")).ToContainTextAsync(Confirmed);
        Assert.Equal(1, await House.PoliciesAsync(number));
    }

    [Fact]
    public async Task Without_a_connection_the_sale_waits_in_sight_and_is_made_once_when_it_is_back()
    {
        var number = await House.ArrivedAsync();
        var visitor = await OfferAsync(number);
        var page = visitor.Page;
        visitor.Expected.Add("net::ERR_INTERNET_DISCONNECTED");
        await page.Locator("#phone").FillAsync("910 123-45-67");
        await page.Context.SetOfflineAsync(true);
        await page.Keyboard.PressAsync("Enter");

        var waiting = page.Locator("#waiting");
        await See(waiting).ToContainTextAsync("Продажа ждёт связи");
        await See(waiting).ToContainTextAsync(new Regex($"Посылка {number}, ключ [0-9a-f]{{8}}"));
        await See(waiting).ToContainTextAsync("Пробуем снова через");
        var kept = await page.EvaluateAsync<string>("JSON.stringify({ ...sessionStorage, ...localStorage })");
        Assert.Contains(number, kept, StringComparison.Ordinal);
        Assert.DoesNotContain("123-45-67", kept, StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Escape");
        await See(waiting).ToBeVisibleAsync();

        await page.Context.SetOfflineAsync(false);
        await page.Keyboard.PressAsync("Enter");
        await See(page.Locator("h1")).ToContainTextAsync(Confirmed);
        Assert.Equal(0, await page.EvaluateAsync<int>("sessionStorage.length"));
        Assert.Equal(1, await House.PoliciesAsync(number));
    }

    [Fact]
    public async Task An_answer_lost_after_the_commit_is_asked_for_again_also_by_a_page_opened_anew()
    {
        var number = await House.ArrivedAsync();
        var visitor = await VisitAsync();
        var page = visitor.Page;
        visitor.Expected.Add("net::ERR_FAILED");
        var committed = 0;

        // From the first page on: on one that is open already the first request may slip by.
        await visitor.Context.RouteAsync("**/counter?handler=Sell", async route =>
        {
            await route.FetchAsync(new() { MaxRedirects = 0 });
            committed++;
            await route.AbortAsync();
        });
        await visitor.OpenCounterAsync(House);
        await page.OfferAsync(number);
        await page.Keyboard.PressAsync("Enter");
        await See(page.Locator("#waiting")).ToBeVisibleAsync();
        Assert.Equal(1, await House.PoliciesAsync(number));

        await visitor.Context.UnrouteAsync("**/counter?handler=Sell");
        await page.GotoAsync("/counter");

        await See(page.Locator("h1")).ToContainTextAsync(Confirmed);
        Assert.True(committed > 0);
        Assert.Equal(0, await page.EvaluateAsync<int>("sessionStorage.length"));
        Assert.Equal(1, await House.PoliciesAsync(number));
    }

    [Fact]
    public async Task It_works_without_scripts()
    {
        var number = await House.ArrivedAsync(cod: null);
        var clerk = await VisitAsync();
        await clerk.OpenCounterAsync(House);
        var visitor = await VisitAsync(new() { JavaScriptEnabled = false });
        await visitor.Context.AddCookiesAsync([.. (await clerk.Context.CookiesAsync()).Select(one => new Cookie
        {
            Name = one.Name, Value = one.Value, Url = House.Address.ToString(),
        })]);
        var page = visitor.Page;
        await visitor.GoAsync("/counter");

        await page.Locator("#number").FillAsync(number);
        await page.Locator("#number").PressAsync("Enter");
        await page.Locator("#cod").FillAsync("3000,01");
        await page.Locator("#cod").PressAsync("Enter");
        await See(page.Locator(".aloud")).ToContainTextAsync(new Regex(@"до 3\s000\sрублей 1\sкопейки"));
        await page.Locator("#phone").FillAsync("8 (910) 123-45-67");
        await page.Locator("#phone").PressAsync("Enter");

        await See(page.Locator("h1")).ToContainTextAsync(Confirmed);
        Assert.Equal(1, await House.PoliciesAsync(number));
    }

    [Fact]
    public async Task A_sale_is_voided_by_its_parcel_with_a_reason_and_no_second_time()
    {
        var number = await House.ArrivedAsync();
        var page = (await OfferAsync(number)).Page;
        await page.Keyboard.PressAsync("F4");
        await See(page.Locator("[value=Card]")).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Enter");
        await See(page.Locator(".sold")).ToContainTextAsync(new Regex(@"99,00\s₽, картой"));

        await page.GotoAsync("/counter/cancel");
        await page.ScanAsync(number);
        await page.Locator("#reason").PressAsync("Enter");
        await See(page.Locator("main [role=alert]")).ToContainTextAsync("Впишите причину");
        await page.Locator("#reason").FillAsync("Пробита не та посылка");
        await page.Keyboard.PressAsync("Enter");
        await See(page.Locator("h1")).ToHaveTextAsync("Продажа отменена, защиты нет.");

        await page.GotoAsync($"/counter/cancel?find={number}");
        await See(page.Locator(".ways")).ToContainTextAsync("уже аннулирован или возвращён");
        await See(page.Locator(".sale [data-key=Enter]")).ToHaveCountAsync(0);
    }

    /// <summary>A clerk with this parcel scanned.</summary>
    private async Task<Visitor> OfferAsync(string number)
    {
        var visitor = await VisitAsync();
        await visitor.OpenCounterAsync(House);
        await visitor.Page.OfferAsync(number);
        return visitor;
    }
}
