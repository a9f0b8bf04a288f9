using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;
using PostalTracking.BrowserTests.Counter;
using PostalTracking.BrowserTests.EveryPage;
using PostalTracking.CarrierSimulator.Parcels;
using PostalTracking.Web.Features.Partners;
using PostalTracking.Web.Features.Protection.Shifts;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.BrowserTests.Protection;

public sealed class ShiftCountTests(House house) : BrowserTest(house)
{
    [Fact]
    public async Task A_drawer_is_counted_explained_and_closed_by_keys_alone()
    {
        await OpenShiftAsync("petrov", 1_000_00);
        var visitor = await SignInAsync("petrov");
        var page = visitor.Page;
        await visitor.GoAsync("/counter/shift");
        await AccessibilityTests.FindsNothingAsync(page);

        await page.Locator("#n500000").FocusAsync();
        foreach (var count in new[] { "", "", "1", "", "", "", "", "", "", "", "", "1", "1", "" })
        {
            await page.Keyboard.TypeAsync(count);
            await page.Keyboard.PressAsync("Enter");
        }

        await See(page.Locator("[data-sum]")).ToHaveTextAsync("1 001,50 ₽");
        await See(page.GetByRole(AriaRole.Checkbox)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await See(page.GetByRole(AriaRole.Heading, new() { Name = "Излишек 1,50 ₽" })).ToBeVisibleAsync();
        await AccessibilityTests.FindsNothingAsync(page);

        await page.Locator("#reason").FocusAsync();
        await page.Keyboard.TypeAsync("Монеты прошлой смены");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await See(page.Locator("h1")).ToContainTextAsync("Z-отчёт");
        await See(page.Locator("[data-print]")).ToBeFocusedAsync();
        await AccessibilityTests.FindsNothingAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Журнал" }).ClickAsync();
        await See(page.Locator(".note")).ToContainTextAsync("Цепочка цела: все записи (3)");
        await page.Locator("#line-2").GetByRole(AriaRole.Link).ClickAsync();
        await AccessibilityTests.FindsNothingAsync(page);
        await page.Locator("#note").FocusAsync();
        await page.Keyboard.TypeAsync("Монеты были в кассе и вчера");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await See(page.Locator("#line-4")).ToContainTextAsync("№ 2: Монеты были в кассе и вчера");

        var supervisor = await SignInAsync("kuznetsova");
        await supervisor.GoAsync("/counter/approvals");
        await AccessibilityTests.FindsNothingAsync(supervisor.Page);
        await See(supervisor.Page.Locator("form.card")).ToContainTextAsync("Монеты прошлой смены");
    }

    [Theory]
    [InlineData("", 227)]
    [InlineData("?format=a4", 595)]
    public async Task A_paper_is_printed_on_its_own_size_by_one_key(string format, int points)
    {
        var policy = await SellAsync(points);
        var visitor = await SignInAsync("ivanova");
        var page = visitor.Page;
        await page.AddInitScriptAsync("window.print = () => { document.title = 'printed'; }");
        await visitor.GoAsync($"/counter/policies/{policy}/paper{format}");
        await AccessibilityTests.FindsNothingAsync(page);

        await page.ReloadAsync();
        await page.Keyboard.PressAsync("Enter");
        await See(page).ToHaveTitleAsync("printed");

        using var pdf = UglyToad.PdfPig.PdfDocument.Open(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        Assert.Equal(1, pdf.NumberOfPages);
        Assert.Equal(points, pdf.GetPage(1).Width, tolerance: 1.0);
        Assert.DoesNotContain("Печать", pdf.GetPage(1).Text, StringComparison.Ordinal);
    }

    private async Task OpenShiftAsync(string userName, long cash)
    {
        var account = DemoStaff.All.Single(one => one.UserName == userName);
        await using var scope = House.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<OpenShift>().OpenAsync(
            new(account.Id, account.Name, account.Role, account.Office), cash, TestContext.Current.CancellationToken);
    }

    private async Task<Visitor> SignInAsync(string userName)
    {
        var visitor = await VisitAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await visitor.SignInAsync(House, userName);
        return visitor;
    }

    private async Task<string> SellAsync(int serial)
    {
        var number = MadeUpNumbers.S10("RA", 61_000_000 + serial, "RU");
        var now = TimeProvider.System.GetUtcNow();
        await SendAsync("shipments", DemoKeys.Partner, new
        {
            shipments = new[] { new { trackNumber = number, cod = new { amount = 450_000, currency = "RUB" } } },
        });
        await SendAsync("events", DemoKeys.Partner, new
        {
            events = new[]
            {
                new { trackNumber = number, occurredAt = now.AddHours(-5), code = "8/2", carrier = "russian-post", postalCode = "390000" },
            },
        });
        var sold = await SendAsync("policies", DemoKeys.Counter, new
        {
            trackNumber = number,
            cod = new { amount = 450_000, currency = "RUB" },
            phone = "+79101234567",
            consent = true,
        });
        return sold.GetProperty("policyNumber").GetString()!;
    }

    private async Task<JsonElement> SendAsync(string path, string key, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/v1/{path}", UriKind.Relative))
        {
            Headers = { Authorization = new("Bearer", key) },
            Content = JsonContent.Create(body),
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = (await House.App.Http.SendAsync(request)).EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
