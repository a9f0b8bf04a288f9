using System.Diagnostics;
using System.Globalization;
using PostalTracking.LocalPostgres;

namespace PostalTracking.Benchmarks.Stage;

/// <summary>The real app as a process of its own, in the build this program was built in, so that its memory is its own.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    private readonly Process _process;

    private AppProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>The most that was ever resident, MB. Linux only, as are the others.</summary>
    public double PeakMegabytes => Status("VmHWM");

    public double Megabytes => Status("VmRSS");

    /// <param name="evidence">Where claims' files lie; null: as in Development.</param>
    public static Task<AppProcess> StartAsync(string connectionString, string? evidence = null) =>
        StartAsync(address => new ProcessStartInfo("dotnet", [Built("PostalTracking.Web.dll")])
        {
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = address.ToString(),
                ["ConnectionStrings__PostalTracking"] = connectionString,
                ["Background__Polling"] = "false",
                ["Evidence__Path"] = evidence,
                ["Evidence__ClaimQuota"] = "1000000000000",
                ["Evidence__DailyQuota"] = "1000000000000",
                ["Management__Port"] = "0",
                ["Limits__LookupsPerMinute"] = "100000000",
                ["Limits__WritesPerMinute"] = "100000000",
                ["Serilog__MinimumLevel__Default"] = "Warning",
                ["Serilog__MinimumLevel__Override__Microsoft.Hosting.Lifetime"] = "Warning",
            },
        });

    /// <param name="ready">What <c>/ready</c> answers.</param>
    public static Task<AppProcess> StartBareAsync(string connectionString, string ready) =>
        StartAsync(address => new ProcessStartInfo("dotnet", [Built("PostalTracking.Benchmarks.dll"), "bare", address.ToString(), connectionString, ready]));

    /// <summary>The path of a program that was built beside this one.</summary>
    public static string Built(string program) => Path.Combine(AppContext.BaseDirectory, program);

    private static async Task<AppProcess> StartAsync(Func<Uri, ProcessStartInfo> how)
    {
        var address = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}");
        var start = how(address);
        start.WorkingDirectory = AppContext.BaseDirectory;
        start.RedirectStandardOutput = true;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();

        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(2) };
        while (!await IsReadyAsync(http))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException("The app did not start.");
            }

            await Task.Delay(5);
        }

        return new(process, address);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            return (await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private double Status(string field) =>
        File.ReadLines($"/proc/{_process.Id}/status")
            .Where(line => line.StartsWith(field, StringComparison.Ordinal))
            .Select(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024)
            .Single();
}
