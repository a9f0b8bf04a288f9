using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;
using PostalTracking.BrowserTests.Counter;
using PostalTracking.BrowserTests.EveryPage;
using PostalTracking.Domain.Claims;

namespace PostalTracking.BrowserTests.Desk;

public sealed class DeskTests(House house) : BrowserTest(house)
{
    [Fact]
    public async Task A_claim_is_taken_opened_asked_about_and_decided_by_keys_alone()
    {
        var number = await House.NewAsync(Circumstance.EmptyBox, 2_400_00, "Внутри пусто.", hoursLeft: -400);
        var page = await ComeAsync("/desk?who=nobody&due=late");

        await page.Keyboard.PressAsync("j");
        await See(page.Locator($"[data-row='{number}'] [data-open]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("t");
        await See(page.Locator($"[data-row='{number}']")).ToHaveCountAsync(0);
        Assert.Equal(DeskStock.Staff("smirnov").StaffId, (await House.App.ReadAsync(number)).AssigneeId);

        await page.GotoAsync("/desk?who=mine&due=late");
        await page.LoadedAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await See(page).ToHaveURLAsync($"/desk/{number}?who=mine&due=late");
        await page.LoadedAsync();

        await page.Keyboard.PressAsync("a");
        await See(page.Locator("#move-EvidenceRequested-reason")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Locator("input[name='Form.Kinds'][value=GoodsPhoto]").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("коробку со всех сторон");
        await AccessibilityTests.FindsNothingAsync(page);
        await page.EvaluateAsync(
            "document.querySelectorAll('details.move').forEach(one => one.open = !!one.querySelector('#note-GoodsPhoto'))");
        await page.Locator("#note-GoodsPhoto").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await See(page.Locator(".state")).ToHaveTextAsync("Ждём документы");
        await See(page.Locator(".asked-list")).ToContainTextAsync("коробку со всех сторон");

        await House.App.ReceiveAsync(number, EvidenceKind.GoodsPhoto);
        await page.ReloadAsync();
        await page.LoadedAsync();
        await page.Keyboard.PressAsync("y");
        await See(page.Locator("#move-Approved-reason")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await See(page.Locator(".state")).ToHaveTextAsync("Одобрено");
    }

    [Fact]
    public async Task Search_help_and_the_switch_of_the_keys_are_one_key_away_in_either_layout()
    {
        await House.FillAsync();
        var page = await ComeAsync("/desk");

        // A Russian layout: the key beside it says something else.
        await page.EvaluateAsync(
            "dispatchEvent(new KeyboardEvent('keydown', { key: 'о', code: 'KeyJ', bubbles: true, cancelable: true }))");
        await See(page.Locator("[data-row] [data-open]").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("/");
        await See(page.Locator("#asked")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("jt?");
        await See(page.Locator("#asked")).ToHaveValueAsync("jt?");
        await page.Keyboard.PressAsync("Escape");

        await page.Keyboard.PressAsync("?");
        await See(page.Locator("#keys")).ToBeVisibleAsync();
        await AccessibilityTests.FindsNothingAsync(page);
        await page.Locator("[data-keys-on]").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("/");
        await See(page.Locator("#asked")).Not.ToBeFocusedAsync();
        await page.Keyboard.PressAsync("?");
        await See(page.Locator("#keys")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_canned_text_goes_into_the_answer_and_several_claims_into_one_act()
    {
        var number = await House.FillAsync();
        var page = await ComeAsync($"/desk/{number}");
        await page.Keyboard.PressAsync("r");
        await page.Locator("#reply-canned").SelectOptionAsync(new SelectOptionValue { Label = "Что делать с посылкой" });
        await page.Locator("[data-insert=reply]").ClickAsync();
        await See(page.Locator("#reply")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(ClaimDigits.Grouped(number)));

        await page.GotoAsync("/desk");
        await page.LoadedAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await See(page.Locator("[data-picked]")).ToHaveTextAsync("Отмечено: 1");
        await page.Locator("#bulk-act").SelectOptionAsync("Message");
        await page.Locator(".bulk-bar button").ClickAsync();
        await AccessibilityTests.FindsNothingAsync(page);
        await page.Locator("#b-canned").SelectOptionAsync(new SelectOptionValue { Label = "Ждём ответа банка" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Показать, что будет" }).ClickAsync();
        await See(page.Locator(".bulk-lines")).ToContainTextAsync("Мы написали в банк");
        await AccessibilityTests.FindsNothingAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Сделать с 1 обращением" }).ClickAsync();
        await See(page.Locator(".note")).ToContainTextAsync("Сделано: 1 из 1.");
    }

    private async Task<IPage> ComeAsync(string path)
    {
        var visitor = await VisitAsync();
        await visitor.ComeAsAsync("smirnov");
        await visitor.GoAsync(path);
        await visitor.Page.LoadedAsync();
        return visitor.Page;
    }
}
