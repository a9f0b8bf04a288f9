using System.Diagnostics;
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
            "P12: start to the first answer, this build (not published)",
            ["ours, ms", "bare, ms", "ratio", "goal"],
            [[Report.Median(ours), Report.Median(bare), Report.Median(ours.Zip(bare, (a, b) => a / b)), "≤ 1.5"]]);
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
