using PostalTracking.Benchmarks;
using PostalTracking.Benchmarks.Stage;

var size = new Size(args);
return await (args.FirstOrDefault() switch
{
    "ndjson" => NdjsonStream.RunAsync(size),
    "ingest" => IngestAgainstCopy.RunAsync(size),
    "lookup" => LookUps.RunAsync(size),
    "start" => FirstAnswer.RunAsync(size),
    "polling" => PollingFreshness.RunAsync(size),
    "idle-watchers" => IdleWatchers.RunAsync(size),
    "sale" => Sales.RunAsync(size),
    "evidence" => Evidences.RunAsync(size),
    "desk" => DeskQueues.RunAsync(size),
    "webhooks" => Webhooks.RunAsync(size),
    "films" => Films.RunAsync(args),
    "bare" => BareApi.ServeAsync(args),
    _ => Report.UsageAsync("ndjson", "ingest", "lookup", "start", "polling", "idle-watchers", "sale", "evidence", "desk", "webhooks"),
});
