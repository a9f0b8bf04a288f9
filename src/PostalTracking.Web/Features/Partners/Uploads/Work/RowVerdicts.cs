using PostalTracking.Web.Features.Partners.Uploads.Reading;
using PostalTracking.Web.Features.Partners.Uploads.Store;
using PostalTracking.Web.Features.Tracking.Api;
using PostalTracking.Web.Features.Tracking.Ingest;
using PostalTracking.Web.Features.Tracking.Registration;

namespace PostalTracking.Web.Features.Partners.Uploads.Work;

/// <summary>What became of the rows of a batch, or would: by the use cases of the API and no others.</summary>
internal sealed class RowVerdicts(Register register, Ingest ingest, EventMeter meter, EventTally tally)
{
    /// <summary>In the caller's transaction.</summary>
    public Task<BatchVerdict> OfAsync(IReadOnlyList<ReadRow> rows, UploadKind kind, int tenant, CancellationToken cancellationToken) =>
        kind == UploadKind.Shipments
            ? ParcelsAsync(rows, parcels => register.RunAsync(parcels, tenant, cancellationToken))
            : EventsAsync(rows, async events =>
            {
                var verdicts = await EventVerdicts.OfAsync(events, ingest, meter, cancellationToken);
                tally.Count(tenant, events, verdicts);
                return verdicts;
            });

    /// <summary>Nothing is changed.</summary>
    public async Task<BatchVerdict> ForeseeAsync(
        IReadOnlyList<ReadRow> rows, UploadKind kind, int tenant, SeenRows seen, CancellationToken cancellationToken) =>
        kind == UploadKind.Shipments
            ? await ParcelsAsync(rows, parcels => register.ForeseeAsync(parcels, tenant, cancellationToken))
            : await EventsAsync(rows, async events =>
            {
                var verdicts = await EventVerdicts.ForeseeAsync(events, ingest, cancellationToken);
                return [.. verdicts.Zip(events, (verdict, e) => seen.IsRepeat(e) ? EventVerdicts.Duplicate : verdict)];
            });

    private static async Task<BatchVerdict> ParcelsAsync(
        IReadOnlyList<ReadRow> rows, Func<IReadOnlyList<AnnouncedParcel>, Task<IReadOnlyDictionary<string, RegistrationVerdict>>> tell)
    {
        var parcels = rows.Select(row => row.Parcel).OfType<AnnouncedParcel>().ToList();
        var verdicts = parcels.Count == 0 ? new Dictionary<string, RegistrationVerdict>() : await tell(parcels);
        List<ReadRow> judged = [.. rows.Select(row =>
            row.Parcel is { } parcel && verdicts[parcel.Number.Value] == RegistrationVerdict.RegisteredByAnother
                ? row.WithFault(RowFault.RegisteredByAnother(parcel.Number))
                : row)];
        int Count(RegistrationVerdict verdict) => verdicts.Values.Count(v => v == verdict);
        return new(
            new()
            {
                Created = Count(RegistrationVerdict.Created),
                Updated = Count(RegistrationVerdict.Updated),
                Unchanged = Count(RegistrationVerdict.Unchanged),
                Rejected = judged.Count(row => row.Fault is not null),
            },
            [.. judged.Where(row => row.Fault is not null)]);
    }

    private static async Task<BatchVerdict> EventsAsync(
        IReadOnlyList<ReadRow> rows, Func<IReadOnlyList<ReceivedEvent>, Task<IReadOnlyList<string>>> tell)
    {
        var events = rows.Select(row => row.Event ?? ReceivedEvent.Rejected(null, row.Fault!)).ToList();
        var verdicts = await tell(events);
        return new(
            new()
            {
                Created = verdicts.Count(verdict => verdict == EventVerdicts.Stored),
                Unchanged = verdicts.Count(verdict => verdict == EventVerdicts.Duplicate),
                Rejected = verdicts.Count(verdict => verdict == EventVerdicts.Rejected),
            },
            [.. rows.Where(row => row.Fault is not null)]);
    }
}

internal sealed record BatchVerdict(RowCounts Counts, IReadOnlyList<ReadRow> Bad);
