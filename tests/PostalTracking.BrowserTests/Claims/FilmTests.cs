using System.Security.Cryptography;
using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;
using PostalTracking.BrowserTests.EveryPage;
using PostalTracking.BrowserTests.Tracking;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.BrowserTests.Claims;

public sealed class FilmTests(House house, CameraBrowser camera) : BrowserTest(house), IClassFixture<CameraBrowser>
{
    // Tells the test what the camera gave, piece by piece, so that it can be compared with what lies on the server.
    private const string TellParts =
        """
        addEventListener('DOMContentLoaded', () => {
            const start = MediaRecorder.prototype.start;
            MediaRecorder.prototype.start = function (...slice) {
                this.addEventListener('dataavailable', async ({ data }) => {
                    const bytes = new Uint8Array(await data.arrayBuffer());
                    let text = '';
                    for (let i = 0; i < bytes.length; i += 8192) {
                        text += String.fromCharCode(...bytes.subarray(i, i + 8192));
                    }

                    window.tellPart(btoa(text));
                });
                start.apply(this, slice);
            };
        });
        """;

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

    [Theory]
    [InlineData("ZA000000059HK", "Видим номер посылки")]
    [InlineData(null, "Видим другой номер: ZA000000059HK")]
    public async Task A_label_before_the_camera_is_read_as_a_kindness(string? parcel, string said)
    {
        var claim = await ClaimOfBuyer.FileAsync(House, parcel);
        await using var label = await LabelCamera.StartAsync(ScanTests.OfS10);
        var visitor = await VisitAsync(browser: label.Browser);
        await claim.EnterAsync(visitor, "film");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Включить камеру" }).ClickAsync();

        await See(visitor.Page.Locator("[data-part=seen]")).ToContainTextAsync(said, new() { Timeout = 20_000 });
        await See(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Начать съёмку" })).ToBeEnabledAsync();
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
    public async Task A_camera_that_stops_by_itself_is_said_and_what_it_gave_is_kept()
    {
        var claim = await ClaimOfBuyer.FileAsync(House);
        var (visitor, filmed) = await ComeAsync(claim);
        var page = visitor.Page;
        await StartAsync(page);
        await Eventually.SeeAsync(claim.PartsAsync, parts => parts.Count >= 1);

        await page.EvaluateAsync(
            """
            () => {
                const track = document.querySelector('video').srcObject.getVideoTracks()[0];
                track.stop();
                track.dispatchEvent(new Event('ended'));
            }
            """);

        await See(page.GetByText("Камера отключилась")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Закончить с тем, что снято" }).ClickAsync();
        await See(page.GetByRole(AriaRole.Heading, new() { Name = "Видео у нас" })).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await ArrivedAsync(claim, filmed);
    }

    [Fact]
    public async Task A_gap_in_the_picture_is_said_at_once_and_written_down()
    {
        var claim = await ClaimOfBuyer.FileAsync(House);
        var (visitor, _) = await ComeAsync(claim);
        var page = visitor.Page;
        await StartAsync(page);
        await Eventually.SeeAsync(claim.PartsAsync, parts => parts.Count >= 1);

        await page.EvaluateAsync(
            """
            async () => {
                const track = document.querySelector('video').srcObject.getVideoTracks()[0];
                let muted = true;
                Object.defineProperty(track, 'muted', { get: () => muted });
                track.dispatchEvent(new Event('mute'));
                await new Promise(resume => setTimeout(resume, 1200));
                muted = false;
                track.dispatchEvent(new Event('unmute'));
            }
            """);

        await See(page.GetByText("Камеру прерывали на")).ToBeVisibleAsync();
        await AccessibilityTests.FindsNothingAsync(page);
        await Eventually.SeeAsync(
            async () =>
            {
                await using var count = House.App.Database.CreateCommand("select count(*) from evidence_gap where claim_number = $1");
                count.Parameters.AddWithValue(claim.Number);
                return (long)(await count.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
            },
            gaps => gaps == 1);
    }

    [Fact]
    public async Task A_refused_camera_is_said_with_two_ways_on()
    {
        var claim = await ClaimOfBuyer.FileAsync(House);
        var visitor = await VisitAsync(new() { ReducedMotion = ReducedMotion.Reduce }, camera.Refusing);
        await visitor.Context.GrantPermissionsAsync(["geolocation"]);
        await claim.EnterAsync(visitor, "film");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Включить камеру" }).ClickAsync();

        await See(visitor.Page.GetByText("не дал доступа к камере")).ToBeVisibleAsync();
        await AccessibilityTests.FindsNothingAsync(visitor.Page);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Прислать файл" }).ClickAsync();
        await See(visitor.Page).ToHaveURLAsync($"/claims/{claim.Number}/evidence");
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

    private async Task<(Visitor Visitor, List<byte[]> Filmed)> ComeAsync(ClaimOfBuyer claim)
    {
        var visitor = await VisitAsync(
            new() { ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = 390, Height = 844 } }, camera.Allowing);
        List<byte[]> filmed = [];
        await visitor.Context.ExposeFunctionAsync("tellPart", (string part) => filmed.Add(Convert.FromBase64String(part)));
        await visitor.Context.AddInitScriptAsync(TellParts);
        await claim.EnterAsync(visitor, "film");
        return (visitor, filmed);
    }

    private static async Task StartAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Включить камеру" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Начать съёмку" }).ClickAsync();
    }

    private static async Task StepThroughAsync(IPage page)
    {
        for (var step = 2; step <= 5; step++)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Дальше" }).ClickAsync();
            await See(page.GetByText($"Шаг {step} из 5")).ToBeVisibleAsync();
        }
    }

    private static async Task ArrivedAsync(ClaimOfBuyer claim, List<byte[]> filmed)
    {
        var (evidence, upload) = Assert.Single(await claim.FilesAsync());
        Assert.True(evidence.IsRecorded);
        Assert.Equal(filmed.Sum(part => part.Length), evidence.Size);
        Assert.Equal(upload.Length, upload.Received);
        Assert.Equal(
            SHA256.HashData(filmed.SelectMany(part => part).ToArray()), SHA256.HashData(await claim.BytesAsync(upload)));
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
