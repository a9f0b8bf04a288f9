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
        await batch.SaveAsync(schedule, codes, cancellationToken);
        if (own is not null)
        {
            await own.CommitAsync(cancellationToken);
        }

        meter.Ingested(reports, verdicts);
        LogIngested(reports.Count, batch.Added.Count);
        return verdicts;
    }

    /// <summary>
    /// What <see cref="RunAsync"/> would answer now. Nothing of it stays but the numbers of unknown words, which say nothing of parcels.
    /// </summary>
    public async Task<IReadOnlyList<EventVerdict[]>> ForeseeAsync(IReadOnlyList<CarrierReport> reports, CancellationToken cancellationToken)
    {
        var coded = await words.NumberAsync(reports, cancellationToken);
        await using var undone = await db.Database.BeginTransactionAsync(cancellationToken);
        var batch = new IngestBatch((NpgsqlConnection)db.Database.GetDbConnection(), clock.GetUtcNow());
        await batch.LockAsync(coded, cancellationToken);
        return [.. coded.Select(report => Take(batch, report))];
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

        var parcel = batch.Parcel(report.Number);
        var uses = batch.Uses(parcel.Value);
        var generations = new Generations(uses, parcel.Format, codes, batch.Now)
            .Of(report.Carrier, report.Facts.Destination, coded.Entries);
        var parts = coded.Entries
            .Select((entry, index) => (entry, index))
            .GroupBy(e => generations[e.index])
            .ToDictionary(part => part.Key, part => part.ToList());

        // An answer without events still says that the carrier was asked; a claim ends with whatever was said of its parcel.
        var asked = uses
            .Where(u => u.Generation == report.Lease?.Generation || Uses.IsAskedAbout(uses, u, report.Carrier))
            .Select(u => u.Generation);
        var newest = coded.Entries.Count == 0 ? 0 : generations[coded.Entries.Index().MaxBy(e => e.Item.OccurredAt).Index];
        foreach (var generation in parts.Keys.Union([.. asked]).Order())
        {
            var part = parts.GetValueOrDefault(generation, []);
            var before = batch.Use(parcel, generation);
            var merged = Merge.Apply(before, report.Carrier, [.. part.Select(e => e.entry)], Extent(report), codes, batch.Now);
            var isAbout = part.Count > 0 || parts.Count == 0;

            // What an answer says of the parcel itself is about the one it speaks of last.
            batch.Put(report, before, merged, isAbout, isAbout && (newest == 0 || newest == generation) ? report.Facts : ParcelFacts.None);
            foreach (var ((_, index), isNew) in part.Zip(merged.IsNew))
            {
                verdicts[index] = isNew ? EventVerdict.Stored : EventVerdict.Duplicate;
            }
        }

        foreach (var other in newest == 0 ? [] : report.OtherNumbers)
        {
            if (!batch.Link(new ParcelKey(parcel.Value, (short)newest), other, codes))
            {
                LogOtherParcel(other.Number.Value, parcel.Value, report.Carrier.Key());
            }
        }

        return verdicts;
    }

    private static SaidExtent Extent(CarrierReport report) => report switch
    {
        { Lease: null } => SaidExtent.Part,
        { IsBrief: true } => SaidExtent.Brief,
        _ => SaidExtent.Whole,
    };

    [LoggerMessage(LogLevel.Warning, "{Number}, by {Carrier} a number of {Parcel}, is the number of another parcel and stays so")]
    private partial void LogOtherParcel(string number, string parcel, string carrier);

    [LoggerMessage(LogLevel.Debug, "Ingested {Reports} reports with {Added} new events")]
    private partial void LogIngested(int reports, int added);

    [LoggerMessage(LogLevel.Warning, "The answer of {Carrier} about {TrackNumber} came after its claim was taken over")]
    private partial void LogLate(string trackNumber, string carrier);
}
