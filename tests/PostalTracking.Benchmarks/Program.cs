using PostalTracking.Benchmarks;
using PostalTracking.Benchmarks.Stage;

var size = new Size(args);
return await (args.FirstOrDefault() switch
{
    "ndjson" => NdjsonStream.RunAsync(size),
    "ingest" => IngestAgainstCopy.RunAsync(size),
    "polling" => PollingFreshness.RunAsync(size),
    _ => Report.UsageAsync("ndjson", "ingest", "polling"),
});
