using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>
/// The turns that run on this instance. A round begins them and does not wait: a slow receiver keeps its own turn waiting and
/// nobody else's, and those that fail never have more than half of the turns there are.
/// </summary>
internal sealed partial class WebhookPost(
    EndpointClaims claims, EndpointTurn turn, IOptions<WebhookOptions> options, ILogger<WebhookPost> logger) : IHostedService, IDisposable
{
    // Of the half minute that a closing house has.
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<Guid, Turn> _running = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationTokenSource _closed = new();

    /// <returns>How many turns were begun.</returns>
    public async Task<int> BeginAsync(CancellationToken cancellationToken)
    {
        if (_closing.IsCancellationRequested)
        {
            return 0;
        }

        var (most, failing) = (options.Value.Endpoints, _running.Values.Count(one => one.IsFailing));
        var begun = await BeginAsync(false, most - _running.Count, cancellationToken);
        return begun + await BeginAsync(true, Math.Min((most / 2) - failing, most - _running.Count), cancellationToken);
    }

    /// <summary>When all that run now have ended.</summary>
    public Task IdleAsync() => Task.WhenAll(_running.Values.Select(one => one.Task));

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What is on its way may arrive, nothing new begins; then leases are given back.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _closing.CancelAsync();
        try
        {
            await IdleAsync().WaitAsync(LastWait, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            await _closed.CancelAsync();
            await IdleAsync();
        }
    }

    /// <summary>Ends what runs. A host may be stopped from two sides, and the slower one comes after this: the sources stay usable.</summary>
    public void Dispose()
    {
        _closing.Cancel();
        _closed.Cancel();
    }

    private async Task<int> BeginAsync(bool areFailing, int most, CancellationToken cancellationToken)
    {
        var taken = await claims.TakeAsync(areFailing, most, cancellationToken);
        foreach (var endpoint in taken)
        {
            // Under a key of its own: a lease that ran out may be this instance's own.
            var key = Guid.NewGuid();
            var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _running[key] = new(end.Task, areFailing);
            _ = RunAsync(key, endpoint, end);
        }

        return taken.Count;
    }

    private async Task RunAsync(Guid key, TakenEndpoint endpoint, TaskCompletionSource end)
    {
        // The round is not to wait for the first message.
        await Task.Yield();
        try
        {
            await turn.RunAsync(endpoint, _closing.Token, _closed.Token);
        }
        // The database was away or the like: the lease runs out, and the messages are as due as before.
        catch (Exception exception)
        {
            LogFailed(endpoint.Id, exception);
        }
        finally
        {
            _running.TryRemove(key, out _);
            end.SetResult();
        }
    }

    private sealed record Turn(Task Task, bool IsFailing);

    [LoggerMessage(LogLevel.Error, "The turn of endpoint {Id} failed")]
    private partial void LogFailed(Guid id, Exception exception);
}
