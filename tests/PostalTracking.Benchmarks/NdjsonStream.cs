using System.Diagnostics;
using System.Text;
using PostalTracking.Benchmarks.Stage;
using PostalTracking.Web.Features.Partners;

namespace PostalTracking.Benchmarks;

/// <summary>P7: a million events in one request, against the same events through Ingest alone (P6). Every hundredth line comes twice.</summary>
internal static class NdjsonStream
{
    public static async Task<int> RunAsync(Size size)
    {
        var (events, rounds) = (size.Of("events", 1_000_000), size.Of("rounds", 1));
        await using var database = await BenchDatabase.StartAsync();
        await using var app = await AppProcess.StartAsync(database.ConnectionString);
        await using var ingest = new HouseIngest(database.ConnectionString);
        var rows = new List<object[]>();
        var parcel = 0;

        // So that nobody is measured on code that was not compiled yet.
        await ingest.RunAsync(MadeUpEvents.ByParcel(Next(20_000), 20_000), 5_000);
        await SendAsync(app.Address, MadeUpEvents.ByParcel(Next(20_000), 20_000));
        foreach (var (order, made) in new (string, Func<int, int, IEnumerable<MadeUpEvent>>)[] { ("parcel", MadeUpEvents.ByParcel), ("time", MadeUpEvents.ByTime) })
        {
            var (alone, streamed) = (new List<double>(), new List<double>());
            var told = default(Told);
            var stored = 0L;
            for (var round = 0; round < rounds; round++)
            {
                var began = Stopwatch.GetTimestamp();
                await ingest.RunAsync(made(Next(events), events), 5_000);
                alone.Add(events / Stopwatch.GetElapsedTime(began).TotalSeconds);

                var before = await CountAsync(database);
                began = Stopwatch.GetTimestamp();
                told = await SendAsync(app.Address, made(Next(events), events));
                streamed.Add(told.Lines / Stopwatch.GetElapsedTime(began).TotalSeconds);
                stored = await CountAsync(database) - before;
            }

            var (p6, p7) = (Report.Median(alone), Report.Median(streamed));
            rows.Add([order, told.Lines, p6, p7, p7 / p6, told.Stored, stored, told.Duplicate, told.Summary, app.PeakMegabytes]);
        }

        return Report.Print(
            "P7: NDJSON through one request",
            ["file sorted by", "lines", "P6, events/s", "P7, lines/s", "P7/P6", "stored (verdicts)", "stored (database)", "duplicate", "summary", "app's peak, MB"],
            rows);

        int Next(int count) => (parcel += (count / MadeUpEvents.Codes.Length) + 1) - (count / MadeUpEvents.Codes.Length) - 1;
    }

    private static async Task<Told> SendAsync(Uri app, IEnumerable<MadeUpEvent> events)
    {
        using var stream = await EventStream.OpenAsync(app, DemoKeys.Partner);
        var reading = Task.Run(() => ReadAsync(stream));
        var chunk = new StringBuilder();
        var line = 0;
        foreach (var e in events)
        {
            var text = e.Line;
            chunk.Append(text).Append('\n');
            if (++line % 100 == 0)
            {
                chunk.Append(text).Append('\n');
            }

            if (chunk.Length > 60_000)
            {
                await stream.SendBytesAsync(Encoding.ASCII.GetBytes(chunk.ToString()), CancellationToken.None);
                chunk.Clear();
            }
        }

        await stream.SendBytesAsync(Encoding.ASCII.GetBytes(chunk.ToString()), CancellationToken.None);
        await stream.EndAsync();
        return await reading;
    }

    private static async Task<Told> ReadAsync(EventStream stream)
    {
        var told = default(Told);
        while (await stream.ReadTextAsync() is { } line)
        {
            told = line.EndsWith("\"stored\"}", StringComparison.Ordinal) ? told with { Stored = told.Stored + 1 }
                : line.EndsWith("\"duplicate\"}", StringComparison.Ordinal) ? told with { Duplicate = told.Duplicate + 1 }
                : line.StartsWith("{\"summary\"", StringComparison.Ordinal) ? told with { Summary = line.Contains($":{told.Lines},", StringComparison.Ordinal) }
                : throw new InvalidOperationException(line);
        }

        return told;
    }

    private static Task<long> CountAsync(BenchDatabase database) => database.ValueAsync<long>("select count(*) from tracking_event");

    private readonly record struct Told(int Stored, int Duplicate, bool Summary)
    {
        public int Lines => Stored + Duplicate;
    }
}
