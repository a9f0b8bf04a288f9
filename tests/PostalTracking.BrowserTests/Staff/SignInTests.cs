using PostalTracking.BrowserTests.Browsing;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.BrowserTests.Staff;

public sealed class SignInTests(House house) : BrowserTest(house)
{
    [Fact]
    public async Task By_keyboard_alone_with_password_and_code_and_back_to_the_page_asked_for()
    {
        var visitor = await VisitAsync();
        var page = visitor.Page;
        await visitor.GoAsync("/staff/me");
        await See(page).ToHaveTitleAsync("Вход для сотрудников · PostalTracking");

        await page.Keyboard.TypeAsync("volkova");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(DemoStaff.Password);
        await page.Keyboard.PressAsync("Enter");
        await See(page.Locator("h1")).ToHaveTextAsync("Код из приложения");
        await page.Keyboard.TypeAsync(await House.App.CodeAsync("volkova"));
        await page.Keyboard.PressAsync("Enter");

        await See(page).ToHaveURLAsync("/staff/me");
        await See(page.Locator("h1")).ToHaveTextAsync("Мой вход");
        Assert.DoesNotContain(await visitor.Context.CookiesAsync(), cookie => !cookie.HttpOnly);
    }

    [Fact]
    public async Task A_wrong_password_is_said_where_it_was_typed()
    {
        var visitor = await VisitAsync();
        await visitor.GoAsync("/staff");

        await visitor.Page.Locator("#UserName").FillAsync("volkova");
        await visitor.Page.Locator("#Password").FillAsync("something else entirely");
        await visitor.Page.Keyboard.PressAsync("Enter");

        await See(visitor.Page.Locator("#wrong")).ToContainTextAsync("Имя и пароль не подходят");
        await See(visitor.Page.Locator("#Password")).ToHaveAttributeAsync("aria-invalid", "true");
        await See(visitor.Page.Locator("#UserName")).ToHaveValueAsync("volkova");
    }
}
