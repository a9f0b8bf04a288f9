using Microsoft.Extensions.Options;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;
using PostalTracking.Web.Features.Tracking.Polling;

namespace PostalTracking.Web.Features.Carriers;

/// <summary>
/// One round of asking one carrier: claims what is due in one short statement, asks outside of any transaction,
/// hands the answers to ingest. A carrier that fails is left alone; what was not asked goes back into the plan.
/// </summary>
internal sealed partial class CarrierPoll(
    PollClaims claims,
    CarrierAnswers carrierAnswers,
    GarbledAnswers garbled,
    IOptions<PollingOptions> options,
    CarrierMeter meter,
    TimeProvider clock,
    ILogger<CarrierPoll> logger)
{
    /// <returns>How many numbers were asked about.</returns>
    public async Task<int> RunAsync(ICarrierClient client, CancellationToken cancellationToken)
    {
        var (began, claimedAt) = (clock.GetUtcNow(), clock.GetTimestamp());

        // Two uses of one number are one question.
        var taken = await claims.TakeAsync(client, cancellationToken);
        var waiting = new Queue<PollLease[]>(taken.GroupBy(l => l.Asked).Select(same => same.ToArray()));
        var asked = 0;
        try
        {
            // Answers that come when the claim has run out are refused, so the second half of its time is left for ingest.
            while (waiting.Count > 0 && clock.GetElapsedTime(claimedAt) < options.Value.Lease / 2)
            {
                var wave = Wave(waiting, client);
                var answers = await Task.WhenAll(wave.Select(request => AskAsync(client, request, cancellationToken)));
                asked += wave.Sum(request => request.Count);

                var reports = answers.SelectMany(a => a.Reports).ToList();
                if (reports.Count > 0)
                {
                    await carrierAnswers.StoreAsync(reports, cancellationToken);
                }

                var failures = answers.Select(a => a.Failure).OfType<CarrierUnavailableException>().ToList();
                if (failures.MaxBy(f => f.LeaveAlone ?? TimeSpan.Zero) is { } failure)
                {
                    LogUnavailable(client.Carrier.Key(), failure.Trouble, failure.InnerException?.Message);
                    await claims.FailedAsync(client.Carrier, failure, cancellationToken);
                    await garbled.KeepAsync(client.Carrier, failures.Find(f => f.Sample is not null) ?? failure, cancellationToken);
                    await claims.PutBackAsync([.. answers.SelectMany(a => a.Unanswered)], cancellationToken);
                    return asked;
                }
            }

            if (asked > 0)
            {
                await claims.SucceededAsync(client.Carrier, began, cancellationToken);
            }

            return asked;
        }
        finally
        {
            // Also when the process is told to stop: the next instance need not wait for the claims to run out.
            await claims.GiveBackAsync([.. waiting.SelectMany(same => same)], began, CancellationToken.None);
        }
    }

    private List<List<PollLease[]>> Wave(Queue<PollLease[]> waiting, ICarrierClient client)
    {
        var wave = new List<List<PollLease[]>>();
        while (waiting.Count > 0 && wave.Count < options.Value.Concurrency)
        {
            var request = new List<PollLease[]>();
            while (waiting.Count > 0 && request.Count < client.NumbersPerRequest)
            {
                request.Add(waiting.Dequeue());
            }

            wave.Add(request);
        }

        return wave;
    }

    private async Task<Answer> AskAsync(ICarrierClient client, List<PollLease[]> request, CancellationToken cancellationToken)
    {
        try
        {
            var leases = request.ToDictionary(same => same[0].Asked);
            var reports = await client.AskAsync([.. leases.Keys.Select(TrackNumber.Parse)], cancellationToken);
            meter.Asked(client.Carrier, null);
            return new Answer([.. reports.SelectMany(r => leases[r.Number.Value].Select(lease => OfParcel(r, lease)))], [], null);
        }
        catch (CarrierUnavailableException failure)
        {
            meter.Asked(client.Carrier, failure.Trouble);
            return new Answer([], [.. request.SelectMany(same => same)], failure);
        }
    }

    // The carrier answers for the number it was asked about; the parcel is kept under the number that was claimed.
    private static CarrierReport OfParcel(CarrierReport report, PollLease lease) => report with
    {
        Number = lease.AskedAs is null ? report.Number : TrackNumber.Parse(lease.TrackNumber),
        Lease = lease,
    };

    [LoggerMessage(LogLevel.Warning, "{Carrier} gave no usable answer: {Trouble} ({Reason})")]
    private partial void LogUnavailable(string carrier, CarrierTrouble trouble, string? reason);

    private sealed record Answer(
        IReadOnlyList<CarrierReport> Reports, IReadOnlyList<PollLease> Unanswered, CarrierUnavailableException? Failure);
}
