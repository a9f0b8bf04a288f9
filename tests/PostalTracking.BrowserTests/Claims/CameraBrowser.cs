using Microsoft.Playwright;
using PostalTracking.BrowserTests.Browsing;

namespace PostalTracking.BrowserTests.Claims;

/// <summary>A browser with a camera: it shows a moving picture with a clock, and is allowed or refused without a question.</summary>
public sealed class CameraBrowser : IAsyncLifetime
{
    private IPlaywright? _playwright;

    public IBrowser Allowing { get; private set; } = null!;

    public IBrowser Refusing { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        Allowing = await Chromium.StartAsync(_playwright, "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream");
        Refusing = await Chromium.StartAsync(_playwright, "--use-fake-device-for-media-stream", "--deny-permission-prompts");
    }

    public async ValueTask DisposeAsync()
    {
        await Allowing.DisposeAsync();
        await Refusing.DisposeAsync();
        _playwright?.Dispose();
    }
}
