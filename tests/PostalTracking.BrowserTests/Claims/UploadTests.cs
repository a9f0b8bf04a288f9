using System.Security.Cryptography;
using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;
using PostalTracking.BrowserTests.EveryPage;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.BrowserTests.Claims;

public sealed class UploadTests(House house) : BrowserTest(house)
{
    private const string Uploads = "**/claims/evidence/*";
    private const int Piece = 8 * 1024 * 1024;

    [Fact]
    public async Task A_file_cut_three_times_and_once_by_closing_the_page_arrives_whole()
    {
        var claim = await ClaimOfBuyer.FileAsync(House);
        var file = await MadeUpAsync((4 * Piece) + 12_345);
        var visitor = await VisitAsync(new() { ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = 390, Height = 844 } });
        visitor.Expected.UnionWith(["ERR_FAILED", "ERR_CONNECTION"]);
        var page = visitor.Page;
        await claim.EnterAsync(visitor, "evidence");
        await AccessibilityTests.FindsNothingAsync(page);

        // The line holds for one piece, and then no more.
        var pieces = 0;
        await visitor.Context.RouteAsync(Uploads, route => route.Request.Method == "PATCH" && Interlocked.Increment(ref pieces) > 1
            ? route.AbortAsync("failed")
            : route.ContinueAsync());
        await ChooseAsync(page, file);
        await See(page.Locator(".sending .file-state")).ToContainTextAsync("Связь пропала. Продолжим с");
        await AccessibilityTests.FindsNothingAsync(page);
        Assert.Equal(Piece, Assert.Single(await claim.FilesAsync()).Upload.Received);
        await page.CloseAsync(new() { RunBeforeUnload = false });

        page = await visitor.Context.NewPageAsync();
        await page.GotoAsync($"/claims/{claim.Number}/evidence");
        await See(page.GetByText("Выберите этот же файл ещё раз")).ToBeVisibleAsync();
        var kept = await page.EvaluateAsync<string>("JSON.stringify(localStorage)");
        Assert.DoesNotContain(Path.GetFileName(file), kept, StringComparison.Ordinal);
        Assert.DoesNotContain(claim.Number, kept, StringComparison.Ordinal);

        // From here on every second piece is lost.
        await visitor.Context.UnrouteAllAsync();
        var sent = 0L;
        await visitor.Context.RouteAsync(Uploads, route =>
        {
            if (route.Request.Method != "PATCH")
            {
                return route.ContinueAsync();
            }

            if (Interlocked.Increment(ref pieces) % 2 == 0)
            {
                return route.AbortAsync("failed");
            }

            Interlocked.Add(ref sent, route.Request.PostDataBuffer?.Length ?? 0);
            return route.ContinueAsync();
        });
        await ChooseAsync(page, file);

        var (evidence, upload) = (await Eventually.SeeAsync(
            claim.FilesAsync, files => files.Count == 1 && files[0].Evidence.State != EvidenceState.Uploading))[0];
        Assert.Equal(
            SHA256.HashData(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)),
            SHA256.HashData(await claim.BytesAsync(upload)));
        Assert.False(evidence.IsRecorded);
        await See(page.Locator(".sending .file")).ToHaveCountAsync(0, new() { Timeout = 20_000 });
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length"));
    }

    [Fact]
    public async Task An_upload_is_paused_gone_on_with_and_given_up_by_keyboard()
    {
        var claim = await ClaimOfBuyer.FileAsync(House);
        var file = await MadeUpAsync(3 * Piece);
        var visitor = await VisitAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        var page = visitor.Page;
        await claim.EnterAsync(visitor, "evidence");
        var hold = new TaskCompletionSource();
        await visitor.Context.RouteAsync(Uploads, async route =>
        {
            if (route.Request.Method == "PATCH" && !hold.Task.IsCompleted)
            {
                await hold.Task;
            }

            // A page that was paused meanwhile has given its request up.
            await route.ContinueAsync().ContinueWith(_ => { }, TaskScheduler.Default);
        });
        await ChooseAsync(page, file);

        await page.GetByRole(AriaRole.Button, new() { Name = "Пауза" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await See(page.GetByRole(AriaRole.Button, new() { Name = "Продолжить" })).ToBeFocusedAsync();
        await See(page.Locator(".sending .file-state")).ToHaveTextAsync("Пауза на 0 %");
        await AccessibilityTests.FindsNothingAsync(page);
        await page.Keyboard.PressAsync("Enter");
        await See(page.GetByRole(AriaRole.Button, new() { Name = "Пауза" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await See(page.Locator(".sending .file")).ToHaveCountAsync(0);
        await See(page.Locator("#file-unboxing-video")).ToBeFocusedAsync();
        await Eventually.SeeAsync(claim.FilesAsync, files => files.Count == 0);
        hold.SetResult();
    }

    [Fact]
    public async Task What_the_server_does_not_take_is_said_in_its_words_and_dismissed()
    {
        var claim = await ClaimOfBuyer.FileAsync(House);
        var visitor = await VisitAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        visitor.Expected.Add("status of 415");
        var page = visitor.Page;
        await claim.EnterAsync(visitor, "evidence");

        await page.Locator("#file-other").SetInputFilesAsync(new FilePayload { Name = "макрос.exe", MimeType = "application/x-msdownload", Buffer = [1, 2, 3] });

        await See(page.Locator(".sending .file-state")).ToContainTextAsync("Подойдут видео");
        await AccessibilityTests.FindsNothingAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Убрать" }).ClickAsync();
        await See(page.Locator(".sending .file")).ToHaveCountAsync(0);
    }

    private static Task ChooseAsync(IPage page, string file) => page.Locator("#file-unboxing-video").SetInputFilesAsync(file);

    // Looks like a film from outside only: what it is, the checks find out.
    private static async Task<string> MadeUpAsync(int length)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.mp4");
        await File.WriteAllBytesAsync(path, RandomNumberGenerator.GetBytes(length), TestContext.Current.CancellationToken);
        return path;
    }
}
