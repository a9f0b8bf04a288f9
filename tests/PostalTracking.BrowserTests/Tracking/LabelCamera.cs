using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests.Tracking;

/// <summary>A browser whose camera sees a label.</summary>
internal sealed class LabelCamera : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly string _film;

    private LabelCamera(IPlaywright playwright, IBrowser browser, string film) =>
        (_playwright, Browser, _film) = (playwright, browser, film);

    public IBrowser Browser { get; }

    /// <param name="modules">Of Code 128: 1 is dark.</param>
    public static async Task<LabelCamera> StartAsync(string modules)
    {
        var film = Path.Combine(Path.GetTempPath(), $"label-{Guid.NewGuid():N}.y4m");
        await File.WriteAllBytesAsync(film, Film(modules), TestContext.Current.CancellationToken);
        var playwright = await Playwright.CreateAsync();
        var browser = await Chromium.StartAsync(
            playwright,
            "--use-fake-device-for-media-stream", $"--use-file-for-fake-video-capture={film}",
            "--use-fake-ui-for-media-stream");
        return new(playwright, browser, film);
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
        File.Delete(_film);
    }

    // Two frames of 640 by 480 in YUV4MPEG2, 4:2:0: the label across the middle, grey around it.
    private static byte[] Film(string modules)
    {
        const int Width = 640;
        const int Height = 480;
        const int Module = 3;
        var left = (Width - (modules.Length * Module)) / 2;
        var frame = new byte[Width * Height * 3 / 2];
        Array.Fill(frame, (byte)128);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var module = (x - left) / Module;
                var isDark = y is > 140 and < 340 && x >= left && module < modules.Length && modules[module] == '1';
                frame[(y * Width) + x] = isDark ? (byte)30 : (byte)220;
            }
        }

        var head = Encoding.ASCII.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"YUV4MPEG2 W{Width} H{Height} F10:1 Ip A1:1 C420jpeg\n"));
        var mark = "FRAME\n"u8.ToArray();
        return [.. head, .. mark, .. frame, .. mark, .. frame];
    }
}
