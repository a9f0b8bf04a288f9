using Microsoft.Extensions.Options;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;
using PostalTracking.Web.Features.Tracking.Polling;

namespace PostalTracking.Web.Features.Carriers.RussianPost;

/// <summary>
/// One round of the post's batches: fetches the answers whose time has come, puts back what expired, asks for new tickets.
/// Only for clients with a contract.
/// </summary>
internal sealed partial class TicketRound(
    BatchClient client,
    TicketClaims tickets,
    PollClaims claims,
    GarbledAnswers garbled,
    OfficeClocks clocks,
    CarrierAnswers carrierAnswers,
    IOptions<RussianPostOptions> options,
    IOptions<PollingOptions> polling,
    TimeProvider clock,
    ILogger<TicketRound> logger) : ICarrierRound
{
    // A transaction holds the locks of so many parcels at once.
    private const int ParcelsAtOnce = 100;

    public Carrier Carrier => Carrier.RussianPost;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (options.Value.BatchUrl is null)
        {
            return 0;
        }

        var began = clock.GetUtcNow();
        try
        {
            var answered = await FetchAsync(cancellationToken);
            await tickets.CloseExpiredAsync(cancellationToken);
            var asked = await AskAsync(cancellationToken);
            if (answered + asked > 0)
            {
                await claims.SucceededAsync(Carrier, began, cancellationToken);
            }

            return asked;
        }
        catch (CarrierUnavailableException failure)
        {
            LogUnavailable(failure.Trouble, failure.InnerException?.Message);
            await claims.FailedAsync(Carrier, failure, cancellationToken);
            await garbled.KeepAsync(Carrier, failure, cancellationToken);
            return 0;
        }
    }

    private async Task<int> FetchAsync(CancellationToken cancellationToken)
    {
        var answered = 0;
        while (await tickets.NextAsync(cancellationToken) is { } ticket)
        {
            var outcome = await client.GetAnswerAsync(ticket.Ticket, cancellationToken);
            answered++;
            switch (outcome.Error)
            {
                case null:
                    await TakeAsync(ticket, outcome.Value!, cancellationToken);
                    break;
                case BatchError.NotReady:
                    break;
                case BatchError.LoginRefused:
                    throw new CarrierUnavailableException(CarrierTrouble.Refused);
                case BatchError.Internal or BatchError.Unheard:
                    throw new CarrierUnavailableException(CarrierTrouble.Failed);
                default:
                    LogTicketLost(ticket.Ticket, outcome.Error.Value);
                    await tickets.CloseAsync(ticket.Ticket, ticket.Leases, cancellationToken);
                    break;
            }
        }

        return answered;
    }

    private async Task TakeAsync(OpenTicket ticket, IReadOnlyList<BatchItem> items, CancellationToken cancellationToken)
    {
        var zoneOf = await clocks.LoadAsync(items.SelectMany(i => i.Operations).Select(o => o.PostalCode), cancellationToken);
        var answers = items
            .Where(i => i.Error is null or BatchError.NotFound)
            .GroupBy(i => i.Number)
            .ToDictionary(same => same.Key, same => same.Last());
        foreach (var part in ticket.Leases.Where(l => answers.ContainsKey(l.TrackNumber)).Chunk(ParcelsAtOnce))
        {
            await carrierAnswers.StoreAsync([.. part.Select(l => BatchReports.Of(l, answers[l.TrackNumber], zoneOf))], cancellationToken);
        }

        // Only now: until it is closed, another instance can ask for the same answer again, which changes nothing.
        await tickets.CloseAsync(
            ticket.Ticket, [.. ticket.Leases.Where(l => !answers.ContainsKey(l.TrackNumber))], cancellationToken);
    }

    private async Task<int> AskAsync(CancellationToken cancellationToken)
    {
        var (asked, claimedAt) = (0, clock.GetTimestamp());
        while (clock.GetElapsedTime(claimedAt) < polling.Value.Lease / 2
            && await tickets.TakeAsync(cancellationToken) is { Count: > 0 } leases)
        {
            await AskAsync(leases, cancellationToken);
            asked += leases.Count;
        }

        return asked;
    }

    // Where the post finds the request too long, or a number in it impossible, halves of it are asked about, down to the number itself.
    private async Task AskAsync(IReadOnlyList<PollLease> leases, CancellationToken cancellationToken)
    {
        var numbers = leases.Select(l => l.TrackNumber).Distinct().ToList();
        var outcome = await RequestAsync(leases, numbers, cancellationToken);
        if (outcome.Value is { } ticket)
        {
            await tickets.KeepAsync(ticket, leases, cancellationToken);
        }
        else if (numbers.Count > 1)
        {
            var half = numbers.Take(numbers.Count / 2).ToHashSet();
            await AskAsync([.. leases.Where(l => half.Contains(l.TrackNumber))], cancellationToken);
            await AskAsync([.. leases.Where(l => !half.Contains(l.TrackNumber))], cancellationToken);
        }
        else
        {
            // A number the post finds badly formed is simply one it does not know.
            await carrierAnswers.StoreAsync([.. leases.Select(BatchReports.Unknown)], cancellationToken);
        }
    }

    /// <returns>A ticket, or an error that a shorter request may not have.</returns>
    private async Task<BatchOutcome<string>> RequestAsync(
        IReadOnlyList<PollLease> leases, List<string> numbers, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await client.GetTicketAsync(numbers, cancellationToken);
            switch (outcome.Error)
            {
                case null or BatchError.NumberTooLong or BatchError.Format:
                case BatchError.TooManyItems when numbers.Count > 1:
                    return outcome;
                case BatchError.LoginRefused:
                    throw new CarrierUnavailableException(CarrierTrouble.Refused);
                default:
                    LogTicketRefused(outcome.Error.Value);
                    throw new CarrierUnavailableException(CarrierTrouble.Failed);
            }
        }
        catch (CarrierUnavailableException)
        {
            await claims.PutBackAsync(leases, cancellationToken);
            throw;
        }
    }

    [LoggerMessage(LogLevel.Warning, "russian-post gave no usable answer about many numbers: {Trouble} ({Reason})")]
    private partial void LogUnavailable(CarrierTrouble trouble, string? reason);

    [LoggerMessage(LogLevel.Warning, "The answer for ticket {Ticket} will not come: {Error}; its numbers are asked about again")]
    private partial void LogTicketLost(string ticket, BatchError error);

    [LoggerMessage(LogLevel.Error, "No ticket was given: {Error}")]
    private partial void LogTicketRefused(BatchError error);
}
