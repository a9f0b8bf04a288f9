using System.Diagnostics;
using System.Reflection.PortableExecutable;
using PostalTracking.Benchmarks.Stage;

namespace PostalTracking.Benchmarks;

/// <summary>P12: from the start of the process to the first look-up answered, against an app with one query in it.</summary>
internal static class FirstAnswer
{
    public static async Task<int> RunAsync(Size size)
    {
        await using var database = await BenchDatabase.StartAsync();
        await using (await AppProcess.StartAsync(database.ConnectionString))
        {
            await Stock.FillAsync(database, 1_000);
        }

        var (ours, bare) = (new List<double>(), new List<double>());
        for (var round = 0; round < size.Of("rounds", 5); round++)
        {
            ours.Add(await TimeAsync(() => AppProcess.StartAsync(database.ConnectionString), $"/api/v1/shipments/{MadeUpEvents.Number(round)}"));
            bare.Add(await TimeAsync(() => AppProcess.StartBareAsync(database.ConnectionString, "{}"), "/row/1"));
        }

        return Report.Print(
            $"P12: start to the first answer, {(IsCompiledAhead ? "published" : "not published")}",
            ["ours, ms", "bare, ms", "ratio", "goal"],
            [[Report.Median(ours), Report.Median(bare), Report.Median(ours.Zip(bare, (a, b) => a / b)), "≤ 1.5"]]);
    }

    // As src/Dockerfile publishes it; published alike, this program brings the app and the bare one with it.
    private static bool IsCompiledAhead
    {
        get
        {
            using var file = new PEReader(File.OpenRead(AppProcess.Built("PostalTracking.Web.dll")));
            return file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
        }
    }

    private static async Task<double> TimeAsync(Func<Task<AppProcess>> start, string path)
    {
        var began = Stopwatch.GetTimestamp();
        await using var app = await start();
        using var http = new HttpClient { BaseAddress = app.Address };
        await http.GetStringAsync(new Uri(path, UriKind.Relative));
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
