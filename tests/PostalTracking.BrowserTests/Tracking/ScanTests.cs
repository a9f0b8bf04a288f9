using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests.Tracking;

public sealed class ScanTests(House house) : BrowserTest(house)
{
    // Modules of Code 128 as another maker's encoder drew them: digits in pairs (set C) where they stand together.
    internal const string OfS10 =
        "1101001000011101100010101000110001001110110010111011110110110011001101100110011011001100"
        + "11100011010111010111101100010100010110001110101101110001100011101011";

    private const string OfRu14 =
        "1101001110010011001110110010001001101110010010101111000100110010001010001111011011101110111100101001100011101011";

    [Theory]
    [InlineData(OfS10, "ZA000000059HK")]
    [InlineData(OfRu14, "14102192069353")]
    public async Task The_reader_takes_a_line_from_either_side_at_any_size_in_uneven_light_and_no_damaged_one(string modules, string number)
    {
        var visitor = await VisitAsync();
        await visitor.GoAsync("/");

        var read = await visitor.Page.EvaluateAsync<string[]>(
            """
            async modules => {
                const { readLine } = await import('/js/code128.js');
                const drawn = (text, scale) => Float32Array.from({ length: Math.round((text.length + 24) * scale) },
                    (_, x) => (text[Math.floor(x / scale) - 12] === '1' ? 40 : 190) + (x * 60) / ((text.length + 24) * scale));
                const lines = [2, 2.7, 3.4, 6].map(scale => drawn(modules, scale));
                const damaged = modules.slice(0, 33) + '11011001100' + modules.slice(44);
                return [...lines, ...lines.map(line => line.toReversed()), drawn(damaged, 3)].map(line => readLine(line) ?? '');
            }
            """,
            modules);

        Assert.Equal([.. Enumerable.Repeat(number, 8), ""], read);
    }

    [Fact]
    public async Task A_label_before_the_camera_is_looked_up()
    {
        await House.KnownAsync("ZA000000059HK", "available_for_pickup");
        await using var camera = await CameraAsync();
        await camera.Page.GetByRole(AriaRole.Button, new() { Name = "Навести камеру" }).ClickAsync();

        await See(camera.Page).ToHaveURLAsync(new Regex("/track/ZA000000059HK$"), new() { Timeout = 20_000 });
        await See(camera.Page.Locator("h1")).ToHaveTextAsync("Ждёт вас в отделении 390000");
    }

    [Fact]
    public async Task A_refused_camera_is_said_and_the_dialogue_closes_by_the_keyboard()
    {
        await using var camera = await CameraAsync();

        // A browser that is to refuse looks at the camera first, now and then for longer than anybody waits.
        await camera.Page.EvaluateAsync(
            "() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('Denied', 'NotAllowedError')); }");
        await camera.Page.Locator("#scan").FocusAsync();
        await camera.Page.Keyboard.PressAsync("Enter");

        await See(camera.Page.Locator("#scanner [role=status]")).ToContainTextAsync("не дал доступа к камере");
        await camera.Page.Keyboard.PressAsync("Escape");
        await See(camera.Page.Locator("#scanner")).ToBeHiddenAsync();
        await See(camera.Page.Locator("#scan")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Where_there_is_no_camera_nobody_is_asked_to_use_one()
    {
        var visitor = await VisitAsync();
        await visitor.GoAsync("/");
        await visitor.Page.EvaluateAsync("navigator.mediaDevices.enumerateDevices().then(() => 0)");

        await See(visitor.Page.Locator("#scan")).ToBeHiddenAsync();
    }

    /// <summary>A browser whose camera sees a label, at the first page.</summary>
    private async Task<Camera> CameraAsync()
    {
        var label = await LabelCamera.StartAsync(OfS10);
        var context = await label.Browser.NewContextAsync(new() { BaseURL = House.Address.ToString(), Locale = "ru-RU" });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        return new(label, page);
    }

    private sealed record Camera(LabelCamera Label, IPage Page) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Label.DisposeAsync();
    }
}
