using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;
using PostalTracking.BrowserTests.EveryPage;
using PostalTracking.BrowserTests.Tracking;

namespace PostalTracking.BrowserTests.Claims;

/// <summary>What a camera does or does not do while the box is filmed.</summary>
public sealed class FilmCameraTests(House house, CameraBrowser camera) : FilmTest(house, camera), IClassFixture<CameraBrowser>
{
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
        var visitor = await VisitAsync(new() { ReducedMotion = ReducedMotion.Reduce }, Camera.Refusing);
        await visitor.Context.GrantPermissionsAsync(["geolocation"]);
        await claim.EnterAsync(visitor, "film");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Включить камеру" }).ClickAsync();

        await See(visitor.Page.GetByText("не дал доступа к камере")).ToBeVisibleAsync();
        await AccessibilityTests.FindsNothingAsync(visitor.Page);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Прислать файл" }).ClickAsync();
        await See(visitor.Page).ToHaveURLAsync($"/claims/{claim.Number}/evidence");
    }
}
