using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;
using PostalTracking.BrowserTests.EveryPage;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.BrowserTests.Claims;

public sealed class FilmTests(House house, CameraBrowser camera) : FilmTest(house, camera), IClassFixture<CameraBrowser>
{
    private static readonly string[] LineLost = ["ERR_INTERNET_DISCONNECTED", "ERR_FAILED"];

    [Fact]
    public async Task A_film_is_on_the_server_part_by_part_while_it_is_made_and_byte_for_byte_in_the_end()
    {
        var claim = await ClaimOfBuyer.FileAsync(House);
        var (visitor, filmed) = await ComeAsync(claim);
        var page = visitor.Page;
        await AccessibilityTests.FindsNothingAsync(page);
        await StartAsync(page);
        await See(page.GetByRole(AriaRole.Heading, new() { Name = "Покажите QR на чеке защиты" })).ToBeVisibleAsync();
        await AccessibilityTests.FindsNothingAsync(page);
        await Eventually.SeeAsync(claim.PartsAsync, parts => parts.Count >= 2);
        Assert.Null(Assert.Single(await claim.FilesAsync()).Evidence.Size);

        await StepThroughAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Закончить", Exact = true }).ClickAsync();

        await See(page.GetByRole(AriaRole.Heading, new() { Name = "Видео у нас" })).ToBeFocusedAsync(new() { Timeout = 20_000 });
        await AccessibilityTests.FindsNothingAsync(page);
        await ArrivedAsync(claim, filmed);
        var parts = await claim.PartsAsync();
        Assert.True(parts.Count >= 3);
        Assert.True(parts[^1].At - parts[0].At > TimeSpan.FromSeconds(3), "The parts came while the film was made.");
        Assert.Empty(await KeptAsync(page));

        // Such a film tells nobody its length, and passes the checks all the same.
        var judged = await Eventually.SeeAsync(claim.FilesAsync, files => files[0].Evidence.State != EvidenceState.Checking);
        Assert.Equal((EvidenceState.Ready, "video/webm"), (judged[0].Evidence.State, judged[0].Evidence.MediaType));
    }

    [Fact]
    public async Task A_line_lost_three_times_while_filming_costs_nothing()
    {
        var claim = await ClaimOfBuyer.FileAsync(House);
        var (visitor, filmed) = await ComeAsync(claim);
        var page = visitor.Page;
        visitor.Expected.UnionWith(LineLost);
        await StartAsync(page);
        await Eventually.SeeAsync(claim.PartsAsync, parts => parts.Count >= 1);

        var trouble = page.Locator(".stage [data-trouble]");
        for (var cut = 1; cut <= 3; cut++)
        {
            var before = (await claim.PartsAsync()).Count;
            await visitor.Context.SetOfflineAsync(true);
            await See(trouble).ToContainTextAsync("Снимайте дальше", new() { Timeout = 20_000 });
            await visitor.Context.SetOfflineAsync(false);
            await See(trouble).ToBeEmptyAsync(new() { Timeout = 20_000 });
            await Eventually.SeeAsync(claim.PartsAsync, parts => parts.Count > before);
        }

        await StepThroughAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Закончить", Exact = true }).ClickAsync();
        await See(page.GetByRole(AriaRole.Heading, new() { Name = "Видео у нас" })).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await ArrivedAsync(claim, filmed);
    }

    [Fact]
    public async Task A_film_whose_page_was_closed_goes_on_from_the_phone_and_ends_with_what_was_filmed()
    {
        var claim = await ClaimOfBuyer.FileAsync(House);
        var (visitor, filmed) = await ComeAsync(claim);
        visitor.Expected.UnionWith(LineLost);
        await StartAsync(visitor.Page);
        await Eventually.SeeAsync(claim.PartsAsync, parts => parts.Count >= 1);
        await visitor.Context.SetOfflineAsync(true);
        await Eventually.SeeAsync(() => KeptAsync(visitor.Page), kept => kept.Length >= 1);
        var onServer = Assert.Single(await claim.FilesAsync()).Upload.Received;
        await visitor.Page.CloseAsync(new() { RunBeforeUnload = false });
        await visitor.Context.SetOfflineAsync(false);

        var page = await visitor.Context.NewPageAsync();
        await page.GotoAsync($"/claims/{claim.Number}/film");
        await See(page.GetByRole(AriaRole.Heading, new() { Name = "Съёмка не закончена" })).ToBeFocusedAsync();
        await AccessibilityTests.FindsNothingAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Закончить с тем, что снято" }).ClickAsync();

        await See(page.GetByRole(AriaRole.Heading, new() { Name = "Видео у нас" })).ToBeVisibleAsync(new() { Timeout = 20_000 });
        var (_, upload) = Assert.Single(await claim.FilesAsync());
        var stored = await claim.BytesAsync(upload);
        Assert.True(stored.Length > onServer, "What the phone had kept came after.");
        Assert.Equal(upload.Length, stored.Length);
        Assert.Equal(filmed.SelectMany(part => part).Take(stored.Length), stored);
    }

    [Fact]
    public async Task A_film_that_was_left_can_be_made_again_and_only_the_new_one_stays()
    {
        var claim = await ClaimOfBuyer.FileAsync(House);
        var (visitor, _) = await ComeAsync(claim);
        await StartAsync(visitor.Page);
        await Eventually.SeeAsync(claim.PartsAsync, parts => parts.Count >= 1);
        var first = Assert.Single(await claim.FilesAsync()).Evidence.EvidenceId;
        await visitor.Page.CloseAsync(new() { RunBeforeUnload = false });

        var page = await visitor.Context.NewPageAsync();
        await page.GotoAsync($"/claims/{claim.Number}/film");
        await page.GetByRole(AriaRole.Button, new() { Name = "Снять заново" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Начать съёмку" }).ClickAsync();

        var files = await Eventually.SeeAsync(claim.FilesAsync, files => files.Count == 1 && files[0].Evidence.EvidenceId != first);
        Assert.Equal(EvidenceState.Uploading, files[0].Evidence.State);
    }

    [Fact]
    public async Task Finishing_too_early_is_asked_about_while_the_camera_goes_on()
    {
        var claim = await ClaimOfBuyer.FileAsync(House);
        var (visitor, _) = await ComeAsync(claim);
        var page = visitor.Page;
        await StartAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Закончить", Exact = true }).ClickAsync();
        var asked = page.GetByRole(AriaRole.Dialog, new() { Name = "Закончить съёмку?" });
        await See(asked).ToBeVisibleAsync();
        await AccessibilityTests.FindsNothingAsync(page);
        await asked.GetByRole(AriaRole.Button, new() { Name = "Снимать дальше" }).ClickAsync();
        await See(asked).ToBeHiddenAsync();
        await See(page.GetByText("Шаг 1 из 5")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Закончить", Exact = true }).ClickAsync();
        await asked.GetByRole(AriaRole.Button, new() { Name = "Закончить", Exact = true }).ClickAsync();
        await See(page.GetByRole(AriaRole.Heading, new() { Name = "Видео у нас" })).ToBeVisibleAsync(new() { Timeout = 20_000 });
    }

    [Fact]
    public async Task Another_policys_cookie_sees_no_film_page()
    {
        var (own, foreign) = (await ClaimOfBuyer.FileAsync(House), await ClaimOfBuyer.FileAsync(House));
        var visitor = await VisitAsync();
        await own.EnterAsync(visitor, "film");

        foreach (var page in new[] { "film", "evidence" })
        {
            Assert.Equal(404, (await visitor.GoAsync($"/claims/{foreign.Number}/{page}")).Status);
        }
    }

    private static async Task StepThroughAsync(IPage page)
    {
        for (var step = 2; step <= 5; step++)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Дальше" }).ClickAsync();
            await See(page.GetByText($"Шаг {step} из 5")).ToBeVisibleAsync();
        }
    }

    // Sizes of what the phone still keeps.
    private static async Task<long[]> KeptAsync(IPage page) => await page.EvaluateAsync<long[]>(
        """
        async () => {
            const { kept } = await import('/js/film/kept.js');
            return (await kept(document.getElementById('film').dataset.claim)).map(part => part.blob.size);
        }
        """);
}
