using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests;

/// <summary>The pictures of the README.</summary>
internal static class Screenshots
{
    private static readonly (string Name, string State, int Width, ColorScheme Scheme)[] Pictures =
    [
        ("home390", "look-up", 390, ColorScheme.Light),
        ("home1280", "look-up", 1280, ColorScheme.Light),
        ("track390", "waiting", 390, ColorScheme.Light),
        ("track390-dark", "waiting", 390, ColorScheme.Dark),
        ("track1280", "waiting", 1280, ColorScheme.Light),
        ("track1280-dark", "waiting", 1280, ColorScheme.Dark),
        ("wrong-number390", "look-up, wrong check digit", 390, ColorScheme.Light),
        ("wrong-number1280-dark", "look-up, wrong check digit", 1280, ColorScheme.Dark),
    ];

    public static async Task MakeAsync(string folder)
    {
        folder = Directory.CreateDirectory(folder).FullName;

        // The factory of the app looks for its manifest here.
        Environment.CurrentDirectory = AppContext.BaseDirectory;
        var databases = new TestDatabases();
        await using var _ = databases;
        await databases.InitializeAsync();
        var house = new House(databases);
        await using var __ = house;
        await house.InitializeAsync();

        foreach (var (name, state, width, scheme) in Pictures)
        {
            await using var visitor = await Visitor.EnterAsync(house, new()
            {
                ViewportSize = new() { Width = width, Height = width < 600 ? 844 : 800 },
                ColorScheme = scheme,
            });
            await visitor.GoAsync(await house.PathAsync(state));
            await visitor.Page.EvaluateAsync("document.fonts.ready");
            var path = Path.Combine(folder, $"{name}.png");
            await visitor.Page.ScreenshotAsync(new() { Path = path, FullPage = true, Animations = ScreenshotAnimations.Disabled });
            Console.WriteLine($"{path}: {new FileInfo(path).Length / 1024} KB");
        }
    }
}
