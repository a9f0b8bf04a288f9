namespace PostalTracking.Web.Features.Tracking.LookUp;

/// <summary>Empties the <see cref="SearchQueue"/> a few times a second.</summary>
internal sealed partial class SearchQueueService(SearchQueue queue, TimeProvider clock, ILogger<SearchQueueService> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await queue.WaitAsync(stoppingToken);
                await queue.WriteAsync(stoppingToken);
                await Task.Delay(Pause, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // A failed write must not end the service: the next look-up asks again.
            catch (Exception exception)
            {
                LogFailed(exception);
                await Task.Delay(TimeSpan.FromSeconds(5), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Look-ups could not be queued")]
    private partial void LogFailed(Exception exception);
}
