using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests.Staff;

public sealed class PasskeyTests(House house) : BrowserTest(house)
{
    [Fact]
    public async Task One_made_here_signs_in_alone_opens_the_screen_and_confirms()
    {
        var visitor = await VisitAsync();
        var page = visitor.Page;
        await HaveAuthenticatorAsync(visitor, verifies: true);

        // Whom nobody else is here: a new key ends the other sessions of its owner.
        await visitor.SignInAsync("belova");
        await visitor.GoAsync("/staff/second-factor");
        await page.Locator("#PasskeyName").FillAsync("Ключ на столе");
        await page.GetByRole(AriaRole.Button, new() { Name = "Создать ключ доступа" }).ClickAsync();
        await See(page).ToHaveURLAsync("/staff/me");
        await See(page.Locator("#factors ~ ul")).ToContainTextAsync("Ключ на столе");

        // The screen: closed by a key, opened by the passkey, the work still there.
        await page.Keyboard.PressAsync("Control+Alt+KeyL");
        await See(page.Locator("#lock")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Открыть ключом доступа" }).ClickAsync();
        await See(page.Locator("#lock")).ToBeHiddenAsync();

        await visitor.GoAsync("/staff/confirm?returnUrl=/staff/second-factor");
        await page.GetByRole(AriaRole.Button, new() { Name = "Подтвердить ключом доступа" }).ClickAsync();
        await See(page).ToHaveURLAsync("/staff/second-factor");

        // Signed out, and in with the passkey alone.
        await visitor.GoAsync("/staff");
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Выйти" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Войти ключом доступа" }).ClickAsync();
        await See(page.Locator("h1")).ToHaveTextAsync("Белова Н. Г.");
    }

    [Fact]
    public async Task A_device_that_does_not_know_its_owner_is_not_enough()
    {
        var visitor = await VisitAsync();
        await HaveAuthenticatorAsync(visitor, verifies: false);
        await visitor.SignInAsync("orlov");
        await visitor.GoAsync("/staff/second-factor");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Создать ключ доступа" }).ClickAsync();

        await See(visitor.Page.Locator("form[data-passkey] .wrong")).ToHaveTextAsync("Ключ доступа не создан. Попробуйте ещё раз.");
    }

    private static async Task HaveAuthenticatorAsync(Visitor visitor, bool verifies)
    {
        var session = await visitor.Context.NewCDPSessionAsync(visitor.Page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new
            {
                protocol = "ctap2",
                transport = "internal",
                hasResidentKey = true,
                hasUserVerification = verifies,
                isUserVerified = verifies,
                automaticPresenceSimulation = true,
            },
        });
    }
}
