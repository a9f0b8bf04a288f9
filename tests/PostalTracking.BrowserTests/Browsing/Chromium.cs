using Microsoft.Playwright;

namespace PostalTracking.BrowserTests.Browsing;

/// <summary>The machine's own Chromium: what <c>CHROMIUM</c> names, else the one on PATH, else where Debian puts it.</summary>
internal static class Chromium
{
    private const string Debian = "/usr/bin/chromium";

    // No sandbox: it does not start as root. The rest keeps it from calling home and from guessing at a faster protocol.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    public static Task<IBrowser> StartAsync(IPlaywright playwright, params string[] more) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = Find(), Args = [.. Flags, .. more] });

    private static string Find()
    {
        var named = Environment.GetEnvironmentVariable("CHROMIUM");
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> candidates = string.IsNullOrEmpty(named)
            ? [.. folders.Select(folder => Path.Combine(folder, "chromium")), Debian]
            : [named];
        return candidates.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException(
            $"The tests in the browser need Chromium, and there is none at {named ?? Debian}. "
            + "Install it (apt-get install chromium) or name it in the environment variable CHROMIUM.");
    }
}
