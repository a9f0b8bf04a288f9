using System.Diagnostics;
using NpgsqlTypes;
using PostalTracking.Benchmarks.Stage;

namespace PostalTracking.Benchmarks;

/// <summary>P6: events through the real Ingest, 5,000 a batch, against binary COPY of the same events into a table with two indexes.</summary>
internal static class IngestAgainstCopy
{
    private const int Batch = 5_000;

    public static async Task<int> RunAsync(Size size)
    {
        var (events, rounds) = (size.Of("events", 120_000), size.Of("rounds", 5));
        await using var database = await BenchDatabase.StartAsync();
        await using (await AppProcess.StartAsync(database.ConnectionString))
        {
        }

        await database.ExecuteAsync(
            """
            create table naive_event (
                id bigint generated always as identity primary key,
                track_number text not null, occurred_at timestamptz not null, code text not null, carrier text not null, postal_code text);
            create index on naive_event (track_number, occurred_at)
            """);
        await using var ingest = new HouseIngest(database.ConnectionString);
        await ingest.RunAsync(MadeUpEvents.ByParcel(5_000_000, 20_000), Batch);

        var rows = new List<object[]>();
        var first = 0;
        foreach (var (order, made) in new (string, Func<int, int, IEnumerable<MadeUpEvent>>)[] { ("parcel", MadeUpEvents.ByParcel), ("time", MadeUpEvents.ByTime) })
        {
            var (ours, copied, ratios) = (new List<double>(), new List<double>(), new List<double>());
            for (var round = 0; round < rounds; round++)
            {
                var sent = made(first += events, events).ToList();
                ours.Add(await RateAsync(events, () => ingest.RunAsync(sent, Batch)));
                copied.Add(await RateAsync(events, () => CopyAsync(database, sent)));
                ratios.Add(ours[^1] / copied[^1]);
            }

            rows.Add([order, Report.Median(ours), Report.Median(copied), Report.Median(ratios)]);
        }

        return Report.Print("P6: Ingest against COPY", ["batches sorted by", "Ingest, events/s", "COPY, events/s", "of COPY"], rows);
    }

    private static async Task<double> RateAsync(int events, Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return events / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task CopyAsync(BenchDatabase database, IEnumerable<MadeUpEvent> events)
    {
        await using var connection = await database.Source.OpenConnectionAsync();
        foreach (var some in events.Chunk(Batch))
        {
            await using var copy = await connection.BeginBinaryImportAsync(
                "copy naive_event (track_number, occurred_at, code, carrier, postal_code) from stdin (format binary)");
            foreach (var e in some)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(e.TrackNumber, NpgsqlDbType.Text);
                await copy.WriteAsync(e.OccurredAt, NpgsqlDbType.TimestampTz);
                await copy.WriteAsync(e.Code, NpgsqlDbType.Text);
                await copy.WriteAsync("russian-post", NpgsqlDbType.Text);
                await copy.WriteAsync("390000", NpgsqlDbType.Text);
            }

            await copy.CompleteAsync();
        }
    }
}
