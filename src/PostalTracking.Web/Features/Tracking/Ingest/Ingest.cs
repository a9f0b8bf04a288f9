using Microsoft.EntityFrameworkCore;
using Npgsql;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Tracking.Codes;
using PostalTracking.Web.Features.Tracking.Polling;

namespace PostalTracking.Web.Features.Tracking.Ingest;

/// <summary>
/// The one way of events into the house: polls, the API and pushes all end here. Stores what is new, folds the set,
/// writes shipment, read model, plan and outbox in one transaction (the caller's, where there is one).
/// </summary>
internal sealed partial class Ingest(
    PostalTrackingDbContext db,
    CodeBook codes,
    CarrierWords words,
    PollSchedule schedule,
    TimeProvider clock,
    EventMeter meter,
    ILogger<Ingest> logger)
{
    /// <returns>For each report the verdicts on its events, in their order.</returns>
    public async Task<IReadOnlyList<EventVerdict[]>> RunAsync(IReadOnlyList<CarrierReport> reports, CancellationToken cancellationToken)
    {
        // Unknown words get their numbers before the transaction: they are true whether or not it commits.
        var coded = await words.NumberAsync(reports, cancellationToken);

        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        var batch = new IngestBatch((NpgsqlConnection)db.Database.GetDbConnection(), clock.GetUtcNow());

        await batch.LockAsync(coded, cancellationToken);
        var verdicts = coded.Select(report => Take(batch, report)).ToList();
        await batch.SaveAsync(schedule, cancellationToken);
        if (own is not null)
        {
            await own.CommitAsync(cancellationToken);
        }

        meter.Ingested(reports, verdicts);
        LogIngested(reports.Count, batch.Added.Count);
        return verdicts;
    }

    private EventVerdict[] Take(IngestBatch batch, CodedReport coded)
    {
        var report = coded.Report;
        if (report.Lease is { } lease && !batch.Holds(lease))
        {
            LogLate(report.Number.Value, report.Carrier.Key());
            return [.. report.Events.Select(_ => EventVerdict.Late)];
        }

        var verdicts = new EventVerdict[coded.Entries.Count];
        if (!batch.Knows(report.Number.Value))
        {
            batch.NotFound(report);
            return verdicts;
        }

        var uses = batch.Uses(report.Number.Value);
        var generations = new Generations(uses, report.Number.Format);
        var parts = coded.Entries
            .Select((entry, index) => (entry, index))
            .GroupBy(e => generations.Of(e.entry.OccurredAt, codes.Find(report.Carrier, e.entry.Code).Phase))
            .ToDictionary(part => part.Key, part => part.ToList());

        // An answer without events still says that the carrier was asked: about the newest use, and about the one claimed.
        var asked = uses.Select(u => u.Generation).Where(g => g == uses[^1].Generation || g == report.Lease?.Generation);
        foreach (var generation in parts.Keys.Union([.. asked]).Order())
        {
            var part = parts.GetValueOrDefault(generation, []);
            var before = batch.Use(report.Number, generation);
            var merged = Merge.Apply(before, report.Carrier, [.. part.Select(e => e.entry)], report.Lease is not null, codes, batch.Now);
            batch.Put(report, before, merged);
            foreach (var ((_, index), isNew) in part.Zip(merged.IsNew))
            {
                verdicts[index] = isNew ? EventVerdict.Stored : EventVerdict.Duplicate;
            }
        }

        return verdicts;
    }

    [LoggerMessage(LogLevel.Debug, "Ingested {Reports} reports with {Added} new events")]
    private partial void LogIngested(int reports, int added);

    [LoggerMessage(LogLevel.Warning, "The answer of {Carrier} about {TrackNumber} came after its claim was taken over")]
    private partial void LogLate(string trackNumber, string carrier);
}
