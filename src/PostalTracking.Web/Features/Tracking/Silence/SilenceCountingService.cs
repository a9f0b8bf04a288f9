namespace PostalTracking.Web.Features.Tracking.Silence;

/// <summary>Runs <see cref="SilenceCounting"/> once a day, the first time some minutes after the start.</summary>
internal sealed partial class SilenceCountingService(
    SilenceCounting counting, TimeProvider clock, ILogger<SilenceCountingService> logger) : BackgroundService
{
    // After the lanes, which read the same tables.
    private static readonly TimeSpan First = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = First; !stoppingToken.IsCancellationRequested; wait = TimeSpan.FromDays(1))
        {
            try
            {
                await Task.Delay(wait, clock, stoppingToken);
                LogCounted(await counting.RunAsync(stoppingToken));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // Yesterday's figures serve another day.
            catch (Exception exception)
            {
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Counted silences of {Lengths} lengths")]
    private partial void LogCounted(int lengths);

    [LoggerMessage(LogLevel.Error, "The silences could not be counted")]
    private partial void LogFailed(Exception exception);
}
