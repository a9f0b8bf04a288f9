using PostalTracking.Benchmarks.Stage;

namespace PostalTracking.Benchmarks;

/// <summary>P1 to P5, P13, P14: look-ups over HTTP against the database's own join and the barest of web apps, in turns.</summary>
internal static class LookUps
{
    public static async Task<int> RunAsync(Size size)
    {
        var (parcels, rounds, seconds) = (size.Of("parcels", 100_000), size.Of("rounds", 5), size.Of("seconds", 4));
        await using var database = await BenchDatabase.StartAsync();
        await using var app = await AppProcess.StartAsync(database.ConnectionString);
        await Stock.FillAsync(database, parcels);
        using var http = new HttpClient { BaseAddress = app.Address };
        var hot = MadeUpEvents.Number(7);
        var answer = await http.GetStringAsync(new Uri($"/api/v1/shipments/{hot}", UriKind.Relative));
        await using var bare = await AppProcess.StartBareAsync(database.ConnectionString, answer);

        string Any(Random random) => MadeUpEvents.Number(random.Next(parcels));
        var found = new Load(app.Address, Load.Get(random => $"/api/v1/shipments/{Any(random)}"));
        var again = new Load(app.Address, Load.Get(_ => $"/api/v1/shipments/{hot}"));
        var page = new Load(app.Address, Load.Get(random => $"/track/{Any(random)}"));
        var many = new Load(app.Address, Load.Post("/api/v1/shipments/lookup", random =>
            $$"""{"trackNumbers":[{{string.Join(',', Enumerable.Range(0, 100).Select(_ => $"\"{Any(random)}\""))}}]}"""));
        var row = new Load(bare.Address, Load.Get(random => $"/row/{random.Next(1, 10_000)}"));
        var ready = new Load(bare.Address, Load.Get(_ => "/ready"));

        var time = TimeSpan.FromSeconds(seconds);
        foreach (var load in new[] { found, again, page, many, row, ready })
        {
            await load.RunAsync(time);
        }

        var (join, one, same, html, hundred, bareRow, bareReady) = (New(), New(), New(), New(), New(), New(), New());
        for (var round = 0; round < rounds; round++)
        {
            join.Add(await Pgbench.JoinAsync(database.ConnectionString, parcels, seconds));
            one.Add((await found.RunAsync(time)).PerSecond);
            bareRow.Add((await row.RunAsync(time)).PerSecond);
            same.Add((await again.RunAsync(time)).PerSecond);
            bareReady.Add((await ready.RunAsync(time)).PerSecond);
            html.Add((await page.RunAsync(time)).PerSecond);
            hundred.Add((await many.RunAsync(time)).PerSecond * 100);
        }

        var half = (await found.RunAsync(time * 2, Report.Median(one) / 2)).Milliseconds;
        var (p50, p99) = (Report.Percentile(half, 0.5), Report.Percentile(half, 0.99));
        return Report.Print(
            $"Look-ups among {parcels:N0} parcels, {rounds} rounds of {seconds} s, 16 connections",
            ["", "ours, /s", "reference, /s", "ratio (median of rounds)", "goal"],
            [
                Line("P1 parcel as JSON, against pgbench's join", one, join, "≥ 1.0"),
                Line("P2 the same, against one row of two integers", one, bareRow, "≥ 0.9"),
                Line("P3 one hot parcel, against ready bytes", same, bareReady, "≥ 0.95"),
                Line("P4 parcel as page, against P1", html, one, "≥ 0.75"),
                Line("P5 a hundred at once, numbers, against P1", hundred, one, "≥ 5"),
                ["P13 the app's peak, MB", app.PeakMegabytes, "", "", "≤ 200"],
                ["P14 p99 and p50 at half of the peak rate, ms", p99, p50, p99 / p50, "≤ 5"],
            ]);
    }

    private static List<double> New() => [];

    private static object[] Line(string what, List<double> ours, List<double> reference, string goal) =>
        [what, Report.Median(ours), Report.Median(reference), Report.Median(ours.Zip(reference, (a, b) => a / b)), goal];
}
