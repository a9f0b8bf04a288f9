using System.Diagnostics;

namespace PostalTracking.IntegrationTests;

/// <summary>Programs of other people, run as they are.</summary>
internal static class OtherPrograms
{
    /// <param name="folder">Where it works; null: where the tests do.</param>
    /// <returns>What it said, after checking that it ended well.</returns>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, string? folder = null)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException($"{program} did not start.");
        var complaints = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program}: {await complaints}");
        return said;
    }

    /// <summary>Puts a package of npm into a folder of its own.</summary>
    public static Task<string> InstallAsync(string module, string folder) =>
        RunAsync("npm", ["install", "--no-audit", "--no-fund", "--no-save", "--prefix", folder, module], folder);
}
