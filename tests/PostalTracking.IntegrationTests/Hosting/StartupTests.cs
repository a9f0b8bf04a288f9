using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace PostalTracking.IntegrationTests.Hosting;

public sealed class StartupTests
{
    [Fact]
    public async Task Production_does_not_start_without_its_database_and_names_the_setting()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PostalTracking.Web.dll")])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["ConnectionStrings__PostalTracking"] = null },
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, process.ExitCode);
        Assert.StartsWith("ConnectionStrings__PostalTracking is not set", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_that_makes_no_sense_stops_the_start()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(
            () => TestHost.StartAsync(settings: new() { ["Limits:LookupsPerMinute"] = "0" }));

        Assert.Contains("LookupsPerMinute", refused.Message, StringComparison.Ordinal);
    }
}
