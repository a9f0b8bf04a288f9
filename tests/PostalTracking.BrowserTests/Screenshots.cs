using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;
using PostalTracking.BrowserTests.Receipts;

namespace PostalTracking.BrowserTests;

/// <summary>The pictures of the README.</summary>
internal static class Screenshots
{
    // Stands where the demo's parcel of this number does, some days longer.
    private const string Waiting = "ZA000000059HK";

    private const string Receipt = "receipt, genuine";

    private static readonly (string Name, string State, int Width, ColorScheme Scheme)[] Pictures =
    [
        ("home390", "look-up", 390, ColorScheme.Light),
        ("home1280", "look-up", 1280, ColorScheme.Light),
        ("track390", "waiting", 390, ColorScheme.Light),
        ("track390-dark", "waiting", 390, ColorScheme.Dark),
        ("track1280", "waiting", 1280, ColorScheme.Light),
        ("track1280-dark", "waiting", 1280, ColorScheme.Dark),
        ("new-label390", "new label", 390, ColorScheme.Light),
        ("two-parcels1280", "one number of two carriers", 1280, ColorScheme.Light),
        ("policy390", "policy, to be filmed", 390, ColorScheme.Light),
        ("policy1280-dark", "policy, to be filmed", 1280, ColorScheme.Dark),
        ("counter1280", PageStates.Staff + "counter, an offer", 1280, ColorScheme.Light),
        ("counter390-dark", PageStates.Staff + "counter, an offer", 390, ColorScheme.Dark),
        ("shift1280", PageStates.Staff + "shift", 1280, ColorScheme.Light),
        ("audit1280", PageStates.Staff + "audit log", 1280, ColorScheme.Light),
        ("claim390", "claim, a video is missing", 390, ColorScheme.Light),
        ("desk1280", PageStates.Staff + "desk, the queue", 1280, ColorScheme.Light),
        ("case1280", PageStates.Staff + "desk, a claim", 1280, ColorScheme.Light),
        ("notices390", "notices, own page", 390, ColorScheme.Light),
        ("receipt390", Receipt, 390, ColorScheme.Light),
        ("portal1280", "portal", 1280, ColorScheme.Light),
        ("upload1280", "upload, checked", 1280, ColorScheme.Light),
        ("webhook1280", "webhook", 1280, ColorScheme.Light),
        ("region1280", "region", 1280, ColorScheme.Light),
        ("disagreement390", "carriers disagree", 390, ColorScheme.Light),
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

        await house.Partners.OrderAsync(Parcel(TimeProvider.System.GetUtcNow()));
        foreach (var (name, state, width, scheme) in Pictures)
        {
            await using var visitor = await Visitor.EnterAsync(house, new()
            {
                ViewportSize = new() { Width = width, Height = width < 600 ? 844 : 800 },
                ColorScheme = scheme,
            });
            await visitor.GoAsync(state == Receipt ? "/" : await house.PathAsync(state));
            if (state == "waiting")
            {
                // Until the second carrier has answered, too.
                await Assertions.Expect(visitor.Page.Locator(".sources > li")).ToHaveCountAsync(2);
            }

            if (state == Receipt)
            {
                await visitor.Page.GotoAsync($"/receipts/verify#{(await house.ReceiptAsync()).Statement}");
                await Assertions.Expect(visitor.Page.Locator(".receipt dd").Last).ToBeVisibleAsync();
            }

            await visitor.Page.EvaluateAsync("document.fonts.ready");
            var height = await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollHeight");
            var path = Path.Combine(folder, $"{name}.png");
            await visitor.Page.ScreenshotAsync(new()
            {
                Path = path,
                FullPage = true,
                Clip = new() { Width = width, Height = Math.Min(height, width < 600 ? 1600 : 1080) },
                Animations = ScreenshotAnimations.Disabled,
            });
            Console.WriteLine($"{path}: {new FileInfo(path).Length / 1024} KB");
        }
    }

    private static object Parcel(DateTimeOffset now) => new
    {
        trackNumber = Waiting,
        operations = new object[]
        {
            new { type = 1, attr = 0, at = now.UtcDateTime.Date.AddDays(-11).AddHours(3), country = "HK" },
            new { type = 8, attr = 2, at = now.UtcDateTime.Date.AddDays(-3).AddHours(7.2), index = "390000" },
        },
        traces = new[] { PageStates.Trace("LH_DEPART", 9.4), PageStates.Trace("LH_ARRIVE", 8.7), PageStates.Trace("CC_IM_SUCCESS", 6.6) },
    };
}
