using System.Security.Cryptography;
using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;
using PostalTracking.BrowserTests.EveryPage;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.BrowserTests.Claims;

public sealed class SmallFileTests(House house) : BrowserTest(house)
{
    // One pixel.
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task Without_scripts_a_picture_goes_by_a_form_and_the_list_says_so()
    {
        var claim = await ClaimOfBuyer.FileAsync(House);
        var visitor = await VisitAsync(new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 390, Height = 844 } });
        var page = visitor.Page;
        await claim.EnterAsync(visitor, "evidence");
        Assert.Contains("Видео отправляется со включёнными скриптами", await page.ContentAsync(), StringComparison.Ordinal);
        await See(page.Locator("#file-unboxing-video")).ToBeHiddenAsync();

        await page.Locator("#file-goods-photo").SetInputFilesAsync(new FilePayload { Name = "кирпич.png", MimeType = "image/png", Buffer = Picture });
        await page.Locator("form[data-kind=goods-photo] button").ClickAsync();

        await See(page.GetByText("Файл получен, проверяем")).ToBeVisibleAsync();
        await See(page.Locator(".file-name")).ToHaveTextAsync("кирпич.png");
        var (evidence, upload) = Assert.Single(await claim.FilesAsync());
        Assert.Equal(Picture.Length, evidence.Size);
        Assert.Equal(SHA256.HashData(Picture), SHA256.HashData(await claim.BytesAsync(upload)));
    }

    [Fact]
    public async Task A_form_without_a_file_and_one_with_a_program_in_it_leave_nothing_behind()
    {
        var claim = await ClaimOfBuyer.FileAsync(House);
        var visitor = await VisitAsync(new() { JavaScriptEnabled = false });
        var page = visitor.Page;
        await claim.EnterAsync(visitor, "evidence");

        await page.Locator("form[data-kind=other] button").ClickAsync();
        await See(page.GetByText("Файл не выбран")).ToBeVisibleAsync();
        await page.Locator("#file-other").SetInputFilesAsync(new FilePayload { Name = "a.exe", MimeType = "image/png", Buffer = Picture });
        await page.Locator("form[data-kind=other] button").ClickAsync();
        await See(page.GetByText("Файл не принят целиком")).ToBeVisibleAsync();

        Assert.Empty(await claim.FilesAsync());
    }

    [Fact]
    public async Task Both_sides_read_the_list_and_see_it_change_without_asking()
    {
        var claim = await ClaimOfBuyer.FileAsync(House);
        var customer = await VisitAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        var consultant = await VisitAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await customer.Page.Clock.InstallAsync();
        await consultant.Page.Clock.InstallAsync();
        await claim.EnterAsync(customer, "evidence");
        await consultant.ComeAsAsync("smirnov");
        await consultant.GoAsync($"/desk/{claim.Number}/evidence");
        await AccessibilityTests.FindsNothingAsync(consultant.Page);
        await See(customer.Page.Locator(".needs-lead")).ToHaveTextAsync("Осталось прислать: «Видео вскрытия».");

        await customer.Page.Locator("#file-goods-photo").SetInputFilesAsync(
            new FilePayload { Name = "кирпич.png", MimeType = "image/png", Buffer = Picture });
        await consultant.WatchUntilAsync(consultant.Page.Locator(".file-name").Filter(new() { HasText = "кирпич.png" }));
        await using (var waive = House.App.Database.CreateCommand(
            "update claim_need set waived_at = asked_at where claim_number = $1 and kind = 1"))
        {
            waive.Parameters.AddWithValue(claim.Number);
            await waive.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await customer.WatchUntilAsync(customer.Page.Locator(".need.is-waived"));
        await AccessibilityTests.FindsNothingAsync(consultant.Page);
        await AccessibilityTests.FindsNothingAsync(customer.Page);
        Assert.Equal(EvidenceState.Ready, (await Eventually.SeeAsync(
            claim.FilesAsync, files => files.All(file => file.Evidence.State != EvidenceState.Checking)))[0].Evidence.State);
        await customer.WatchUntilAsync(customer.Page.Locator(".file.tone-good"));
        await consultant.WatchUntilAsync(consultant.Page.GetByText("Ещё никто не открывал"));
    }
}
