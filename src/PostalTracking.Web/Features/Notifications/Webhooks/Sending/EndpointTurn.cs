using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>
/// One turn of an endpoint: what is due is sent, a few messages at a time, outside of any transaction, until nothing is due, the
/// receiver wants rest or the turn is over.
/// </summary>
internal sealed partial class EndpointTurn(
    EndpointClaims claims,
    EndpointLedger ledger,
    WebhookDoor door,
    WebhookMeter meter,
    IOptions<WebhookOptions> options,
    ILogger<EndpointTurn> logger)
{
    // Then the others have their turn, and this one again.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    // What was answered is written down at least so often.
    private static readonly TimeSpan WriteEvery = TimeSpan.FromSeconds(5);

    /// <param name="endpoint">Taken for this turn.</param>
    /// <param name="closing">No further message is begun.</param>
    /// <param name="now">Messages on their way are given up, too.</param>
    /// <returns>How many attempts were made.</returns>
    public async Task<int> RunAsync(TakenEndpoint endpoint, CancellationToken closing, CancellationToken now)
    {
        var (began, delivered, failed) = (Stopwatch.GetTimestamp(), 0, 0);
        var isFailing = endpoint.IsFailing;
        try
        {
            var due = await ledger.TurnAsync(endpoint, [], Most(isFailing), [], CancellationToken.None);
            var reading = due.Count < Most(isFailing) ? NothingAsync() : ReadAsync([], isFailing, due);
            while (due.Count > 0)
            {
                var sent = await SendAsync(endpoint, due, isFailing ? 1 : options.Value.AtOnce, closing, now);
                isFailing = !sent.Any(one => one.Answer.IsSuccess);
                var taken = sent.Count(one => one.Answer.IsSuccess);
                (delivered, failed) = (delivered + taken, failed + sent.Count - taken);
                meter.Count(sent);

                // Read meanwhile: the line does not stand still while the answers are written down.
                var next = await reading;
                if (closing.IsCancellationRequested || sent.Any(one => one.Answer.IsRest || one.Answer.IsGone)
                    || Stopwatch.GetElapsedTime(began) > Longest)
                {
                    await ledger.TurnAsync(endpoint, sent, 0, [], CancellationToken.None);
                    break;
                }

                reading = ReadAsync(sent, isFailing, next);
                (due, reading) = next.Count > 0 ? (next, reading) : (await reading, NothingAsync());
            }
        }
        finally
        {
            await claims.GiveBackAsync(endpoint);
        }

        LogTurn(endpoint.Id, delivered, failed);
        return delivered + failed;

        Task<List<DueDelivery>> ReadAsync(IReadOnlyCollection<SentDelivery> sent, bool failing, List<DueDelivery> busy) =>
            ledger.TurnAsync(endpoint, sent, Most(failing), busy, CancellationToken.None);

        static Task<List<DueDelivery>> NothingAsync() => Task.FromResult(new List<DueDelivery>());
    }

    private int Most(bool isFailing) => isFailing ? 1 : options.Value.Batch;

    private async Task<IReadOnlyCollection<SentDelivery>> SendAsync(
        TakenEndpoint endpoint, List<DueDelivery> due, int atOnce, CancellationToken closing, CancellationToken now)
    {
        var (began, sent) = (Stopwatch.GetTimestamp(), new ConcurrentQueue<SentDelivery>());
        var (next, isRest) = (-1, false);
        await Task.WhenAll(Enumerable.Range(0, Math.Min(atOnce, due.Count)).Select(_ => SendSomeAsync()));
        return sent;

        async Task SendSomeAsync()
        {
            while (!closing.IsCancellationRequested && !Volatile.Read(ref isRest) && Stopwatch.GetElapsedTime(began) < WriteEvery
                && Interlocked.Increment(ref next) is var place && place < due.Count)
            {
                ReceiverAnswer answer;
                try
                {
                    answer = await door.SendAsync(endpoint.Url, due[place].MessageId, due[place].Body, endpoint.Secrets, now);
                }
                // Given up: nobody knows whether it was taken, so it is sent again.
                catch (OperationCanceledException) when (now.IsCancellationRequested)
                {
                    return;
                }

                sent.Enqueue(new(due[place], answer));
                if (answer.IsRest)
                {
                    Volatile.Write(ref isRest, true);
                }
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Endpoint {Id}: {Delivered} messages delivered, {Failed} attempts failed")]
    private partial void LogTurn(Guid id, int delivered, int failed);
}
