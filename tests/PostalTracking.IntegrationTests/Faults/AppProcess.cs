using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using PostalTracking.LocalPostgres;
using PostalTracking.Web.Features.Partners;

namespace PostalTracking.IntegrationTests.Faults;

/// <summary>The real app as a process of its own, which a test may kill as the system does when memory runs out.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    private readonly ProcessStartInfo _start;
    private readonly ConcurrentQueue<string> _output = new();
    private Process? _process;

    public AppProcess(string connectionString, IEnumerable<KeyValuePair<string, string>> settings)
    {
        Address = new($"http://127.0.0.1:{LoopbackPort.Free()}");
        _start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PostalTracking.Web.dll")])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        _start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        _start.Environment["ConnectionStrings__PostalTracking"] = connectionString;
        _start.Environment["Management__Port"] = "0";
        _start.Environment["Demo__Parcels"] = "false";
        _start.Environment["Serilog__MinimumLevel__Default"] = "Warning";
        foreach (var (name, value) in settings)
        {
            _start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }
    }

    public Uri Address { get; }

    /// <summary>The most memory it ever held, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            _process!.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    public async Task StartAsync()
    {
        _process = Process.Start(_start)!;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(2) };
        await Eventually.SeeAsync(() => IsReadyAsync(http), ready => ready || _process.HasExited);
        Assert.False(_process.HasExited, string.Join('\n', _output.TakeLast(20)));
    }

    /// <summary>As the demo's partner.</summary>
    public async Task PostAsync(string path, object body)
    {
        using var http = new HttpClient { BaseAddress = Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", DemoKeys.Partner);
        using var answer = await http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
            _process.Dispose();
            _process = null;
        }
    }

    public async ValueTask DisposeAsync() => await KillAsync();

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

    private void Keep(object sender, DataReceivedEventArgs line) => _output.Enqueue(line.Data ?? "");
}
