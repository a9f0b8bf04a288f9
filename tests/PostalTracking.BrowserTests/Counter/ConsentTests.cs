using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Protection.Counter.Consent;
using PostalTracking.Web.Features.Protection.Sale;
using PostalTracking.Web.Features.Protection.Shifts;
using PostalTracking.Web.Hosting;

namespace PostalTracking.BrowserTests.Counter;

/// <summary>The buyer answers on a telephone of their own; the counter hears it.</summary>
public sealed class ConsentTests(House house) : BrowserTest(house)
{
    [Fact]
    public async Task The_buyer_agrees_in_chinese_and_the_counter_hears_it_with_the_telephone()
    {
        var (counter, phone, number) = await InvitedAsync("zh-CN");
        await See(counter.Page.Locator(".consent-state")).ToHaveTextAsync("Ждём ответа покупателя.");
        await See(phone.Page.Locator("h1")).ToHaveTextAsync("安心购保障");

        await phone.Page.Locator("#phone").FillAsync("123");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "我同意" }).ClickAsync();
        await See(phone.Page.Locator("main [role=alert]")).ToContainTextAsync("无法识别电话号码");
        await phone.Page.Locator("#phone").FillAsync("+7 910 123-45-67");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "我同意" }).ClickAsync();
        await See(phone.Page.Locator("h1")).ToHaveTextAsync("您已同意");

        await See(counter.Page.Locator(".consent-state")).ToContainTextAsync("оставил телефон ··67", new() { Timeout = 20_000 });
        await counter.Page.Keyboard.PressAsync("Enter");
        await See(counter.Page.Locator("h1")).ToContainTextAsync("Посылка под защитой до");
        await using var stored = House.App.Database.CreateCommand("select phone from policy where track_number = $1");
        stored.Parameters.AddWithValue(number);
        Assert.Equal("79101234567", await stored.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_buyer_declines_and_no_second_answer_is_taken()
    {
        var (counter, phone, _) = await InvitedAsync("ru-RU");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Отказываюсь" }).ClickAsync();
        await See(phone.Page.Locator("h1")).ToHaveTextAsync("Вы отказались");
        await phone.Page.ReloadAsync();
        await See(phone.Page.GetByRole(AriaRole.Button, new() { Name = "Согласен" })).ToHaveCountAsync(0);

        await See(counter.Page.Locator(".consent-state")).ToContainTextAsync("Покупатель отказался", new() { Timeout = 20_000 });
    }

    [Fact]
    public async Task A_link_that_leads_nowhere_says_what_to_do()
    {
        var visitor = await VisitAsync();
        var answer = await visitor.GoAsync("/consent/nothing");

        Assert.Equal(404, answer.Status);
        await See(visitor.Page.Locator("h1")).ToHaveTextAsync("Эта ссылка больше не действует");
    }

    [Fact]
    public async Task One_key_shows_a_code_and_the_second_screen_follows_the_sale()
    {
        var number = await House.ArrivedAsync(3_000_00);
        var visitor = await VisitAsync();
        await visitor.OpenCounterAsync(House);
        var screen = await visitor.Context.NewPageAsync();
        await screen.GotoAsync("/counter/screen");
        await See(screen.Locator("h1")).ToHaveTextAsync("Защитите покупку прямо здесь");

        await visitor.Page.OfferAsync(number);
        await See(screen.Locator("h1")).ToHaveTextAsync("Согласны защитить эту покупку?");
        await visitor.Page.Keyboard.PressAsync("F2");
        await See(visitor.Page.Locator("[data-code] svg")).ToBeVisibleAsync();
        await visitor.Page.LoadedAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");

        await See(screen.Locator("h1")).ToContainTextAsync("Ваша посылка под защитой до", new() { Timeout = 20_000 });
        Assert.Equal(0, await screen.Locator("a, button, input").CountAsync());
    }

    private async Task<(Visitor Counter, Visitor Phone, string Number)> InvitedAsync(string locale)
    {
        var number = await House.ArrivedAsync();
        var counter = await VisitAsync();
        await counter.OpenCounterAsync(House);
        await using var scope = House.App.Services.CreateAsyncScope();
        var shift = await scope.ServiceProvider.GetRequiredService<CurrentShift>().FindAsync(
            DemoMode.Clerk, TestContext.Current.CancellationToken);
        var (id, token) = await scope.ServiceProvider.GetRequiredService<Invitations>().MakeAsync(
            new Seller(DemoMode.Clerk, shift!.Id, shift.Office), TrackNumber.Parse(number), 2_499_00, TestContext.Current.CancellationToken);
        await counter.GoAsync($"/counter?number={number}&invitation={id}");
        var phone = await VisitAsync(new() { Locale = locale, ViewportSize = new() { Width = 390, Height = 800 } });
        await phone.GoAsync($"/consent/{token}");
        return (counter, phone, number);
    }
}
