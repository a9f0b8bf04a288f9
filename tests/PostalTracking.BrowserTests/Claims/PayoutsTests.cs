using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;
using PostalTracking.BrowserTests.Counter;
using PostalTracking.BrowserTests.EveryPage;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.BrowserTests.Claims;

public sealed class PayoutsTests(House house) : BrowserTest(house)
{
    [Fact]
    public async Task Money_is_released_put_into_a_file_and_settled_by_keys_alone()
    {
        var claim = await House.OrderedAsync();
        var visitor = await VisitAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await visitor.SignInAsync(House, "volkova");
        var page = visitor.Page;

        await visitor.GoAsync("/desk/payouts");
        await AccessibilityTests.FindsNothingAsync(page);
        await page.LoadedAsync();
        await page.Keyboard.PressAsync("F2");
        await See(page.Locator("h1")).ToContainTextAsync("Выплата ");

        await visitor.GoAsync($"/desk/payouts/{claim}/1");
        await See(page.Locator(".payee-name")).ToHaveTextAsync("Иванов Иван Иванович");
        await AccessibilityTests.FindsNothingAsync(page);
        await page.LoadedAsync();
        await page.Keyboard.PressAsync("F8");
        await See(page.GetByRole(AriaRole.Status).First).ToHaveTextAsync($"Выплата {claim}-1 выпущена.");

        await page.LoadedAsync();
        await page.Keyboard.PressAsync("F8");
        await See(page.Locator("h1")).ToHaveTextAsync("Новый файл");
        await AccessibilityTests.FindsNothingAsync(page);
        await page.LoadedAsync();
        await page.Keyboard.PressAsync("F8");
        await See(page.Locator("h1")).ToContainTextAsync("Файл от");
        await AccessibilityTests.FindsNothingAsync(page);

        var download = await page.RunAndWaitForDownloadAsync(() => page.Keyboard.PressAsync("F3"));
        Assert.EndsWith(".xml", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Contains($"<EndToEndId>{claim}-1</EndToEndId>", await File.ReadAllTextAsync(
            await download.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await page.Keyboard.PressAsync("F8");
        await See(page.Locator(".note")).ToHaveTextAsync("Все выплаты файла с ответом.");
        Assert.Equal(ClaimStatus.Paid, (await House.App.ReadAsync(claim)).Status);
        await page.LoadedAsync();
        await page.Keyboard.PressAsync("Escape");
        await See(page.Locator("h1")).ToHaveTextAsync("Выплаты");
    }

    [Fact]
    public async Task What_a_bank_sends_back_is_written_down_with_its_words()
    {
        var (claim, _) = await House.SentAsync();
        var visitor = await VisitAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await visitor.SignInAsync(House, "volkova");
        var page = visitor.Page;
        await visitor.GoAsync($"/desk/payouts/{claim}/1");
        await AccessibilityTests.FindsNothingAsync(page);

        await page.Locator("#reason").FocusAsync();
        await page.Keyboard.TypeAsync("Счёт закрыт");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await See(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("покупатель увидит просьбу проверить счёт");
        Assert.Equal(PayoutStatus.Returned, (await House.App.PayoutsAsync(claim)).Single().Status);
    }

    [Fact]
    public async Task The_customer_types_an_account_on_a_phone_and_a_wrong_digit_is_named()
    {
        var (claim, code) = await House.ApprovedAsync(withPayee: false);
        var visitor = await VisitAsync(new() { ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = 390, Height = 844 } });
        var page = visitor.Page;
        await visitor.GoAsync("/p");
        await page.Locator("#code").FillAsync(code);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/p/policy");
        await visitor.GoAsync($"/claims/{claim}/payee");
        await AccessibilityTests.FindsNothingAsync(page);

        await page.Locator("#payee-name").FocusAsync();
        foreach (var typed in new[] { "Иванов Иван Иванович", "4081 7810 3000 0610 4822", "044525974", code })
        {
            await page.Keyboard.TypeAsync(typed);
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Enter");
        await See(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Счёт и БИК не подходят друг к другу");
        await See(page.Locator("#payee-account")).ToHaveAttributeAsync("aria-invalid", "true");
        await See(page.Locator("#payee-code")).ToHaveValueAsync("");
        await AccessibilityTests.FindsNothingAsync(page);

        await page.Locator("#payee-account").FillAsync("4081 7810 3000 0610 4821");
        await page.Locator("#payee-code").FillAsync(code);
        await page.RunAndWaitForResponseAsync(
            () => page.Keyboard.PressAsync("Enter"), answer => answer.Request.Method == "POST" && answer.Status == 302);
        await using var count = House.App.Database.CreateCommand("select masked from claim_payee where claim_number = $1");
        count.Parameters.AddWithValue(claim);
        Assert.Equal("**** 4821", await count.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }
}
