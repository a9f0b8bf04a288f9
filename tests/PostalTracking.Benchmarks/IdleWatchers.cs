using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using PostalTracking.Benchmarks.Stage;
using PostalTracking.Domain.Tracking;
using PostalTracking.LocalPostgres;
using PostalTracking.Web.Features.Partners;

namespace PostalTracking.Benchmarks;

/// <summary>
/// What visitors who only watch cost: so many open streams, each of a parcel of its own, against the app as a process of its own;
/// its memory before and with them, and how soon a partner's push is with one of them.
/// </summary>
internal static class IdleWatchers
{
    private const int Pushes = 20;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(45);

    public static async Task<int> RunAsync(Size size)
    {
        var count = size.Of("streams", 2_000);
        var assembly = Path.Combine(AppContext.BaseDirectory, "PostalTracking.Web.dll");
        var report = Path.GetTempFileName();
        await using var cluster = await LocalCluster.StartAsync(LocalClusterOptions.Temporary());
        await cluster.EnsureDatabaseAsync("idle_watchers");
        var address = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}");
        var numbers = Enumerable.Range(1, count).Select(Number).ToArray();
        using var http = new HttpClient { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", DemoKeys.Partner);

        // The first start fills an empty database, which is not what is measured here.
        using (var first = await StartAsync(http, assembly, cluster.ConnectionString("idle_watchers"), report))
        {
            await PrintAsync("the start that fills the database", first, report);
            await SendAsync(http, [.. numbers.Select(number => Event(number, 0))]);
            first.Kill();
            await first.WaitForExitAsync();
        }

        using var app = await StartAsync(http, assembly, cluster.ConnectionString("idle_watchers"), report);
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(5));
            await PrintAsync("before", app, report);

            var opening = Stopwatch.GetTimestamp();
            var streams = await Task.WhenAll(numbers.Chunk(50).Select(some => OpenAsync(http, some)));
            Console.WriteLine($"{count} streams opened in {Stopwatch.GetElapsedTime(opening).TotalSeconds:0.0} s");
            var followed = streams[^1][^1];
            var idle = streams.SelectMany(some => some).Where(reader => reader != followed).Select(DrainAsync).ToList();
            await Task.Delay(Quiet);
            await PrintAsync($"with {count}", app, report);

            await PrintTimesAsync(http, numbers[^1], followed);
            await PrintAsync("after the pushes", app, report);
            Console.WriteLine($"streams lost meanwhile: {idle.Count(one => one.IsCompleted)}");
            return 0;
        }
        finally
        {
            app.Kill();
            await app.WaitForExitAsync();
            File.Delete(report);
        }
    }

    private static async Task<Process> StartAsync(HttpClient http, string assembly, string database, string report)
    {
        var start = new ProcessStartInfo("dotnet", [assembly]) { WorkingDirectory = Path.GetDirectoryName(assembly) };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = http.BaseAddress!.ToString();
        start.Environment["ConnectionStrings__PostalTracking"] = database;
        start.Environment["Background__Polling"] = "false";
        start.Environment["Management__Port"] = "0";
        start.Environment["Live__WatchersPerAddress"] = "100000";
        start.Environment["Live__Watchers"] = "100000";
        start.Environment["Limits__Connections"] = "100000";
        start.Environment["Serilog__MinimumLevel__Default"] = "Warning";
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
        start.Environment[StartupHook.Report] = report;
        var app = Process.Start(start)!;
        while (!await IsReadyAsync(http) && !app.HasExited)
        {
            await Task.Delay(200);
        }

        return app;
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            return (await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    // One after the other within a chunk: a crowd arriving, not a flood.
    private static async Task<List<StreamReader>> OpenAsync(HttpClient http, string[] numbers)
    {
        var opened = new List<StreamReader>();
        foreach (var number in numbers)
        {
            var answer = await http.GetAsync(
                new Uri($"/api/v1/shipments/{number}/live", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            answer.EnsureSuccessStatusCode();
            opened.Add(new StreamReader(await answer.Content.ReadAsStreamAsync()));
        }

        return opened;
    }

    private static async Task DrainAsync(StreamReader stream)
    {
        while (await stream.ReadLineAsync() is not null)
        {
        }
    }

    private static async Task PrintTimesAsync(HttpClient http, string number, StreamReader stream)
    {
        var took = new List<double>();
        await ArrivesAsync(stream, 1);
        for (var sequence = 2; sequence <= Pushes + 1; sequence++)
        {
            var sent = Stopwatch.GetTimestamp();
            var pushing = SendAsync(http, [Event(number, sequence)]);
            await ArrivesAsync(stream, sequence);
            took.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            await pushing;
            await Task.Delay(TimeSpan.FromMilliseconds(500));
        }

        took.Sort();
        Console.WriteLine($"push to arrival, {Pushes} times: p50 {took[(Pushes - 1) / 2]:0} ms, p99 (the slowest) {took[^1]:0} ms");
    }

    private static async Task ArrivesAsync(StreamReader stream, int sequence)
    {
        while (await stream.ReadLineAsync() is { } line)
        {
            if (line.Contains($"\"sequence\":{sequence},\"dispatchedAt\"", StringComparison.Ordinal))
            {
                return;
            }
        }

        throw new EndOfStreamException("The stream ended.");
    }

    // The working set first: to count what lives, the heap is collected.
    private static async Task PrintAsync(string when, Process app, string report)
    {
        app.Refresh();
        var workingSet = app.WorkingSet64;
        await File.WriteAllTextAsync(report, "");
        using (var ask = Process.Start("kill", ["-USR1", app.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await ask.WaitForExitAsync();
        }

        string managed;
        while ((managed = await File.ReadAllTextAsync(report)).Length == 0)
        {
            await Task.Delay(100);
        }

        var lives = long.Parse(managed, CultureInfo.InvariantCulture);
        Console.WriteLine($"{when}: working set {workingSet >> 20} MB, live managed memory {lives >> 20} MB");
    }

    private static async Task SendAsync(HttpClient http, object[] events) =>
        (await http.PostAsJsonAsync(new Uri("/api/v1/events", UriKind.Relative), new { events })).EnsureSuccessStatusCode();

    private static object Event(string trackNumber, int minutes) => new
    {
        trackNumber,
        occurredAt = TimeProvider.System.GetUtcNow().AddDays(-1).AddMinutes(minutes),
        code = "8/0",
        carrier = "russian-post",
        postalCode = "102976",
    };

    private static string Number(int serial) => Enumerable.Range(0, 10)
        .Select(check => $"ZA{serial:D8}{check}HK")
        .First(number => NumberReading.Of(number) is NumberReading.Number);
}
