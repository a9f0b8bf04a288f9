namespace PostalTracking.Web.Features.Tracking.Lanes;

/// <summary>Runs <see cref="LaneCount"/> once a day, the first time some minutes after the start.</summary>
internal sealed partial class LaneCountService(LaneCount count, TimeProvider clock, ILogger<LaneCountService> logger) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = First; !stoppingToken.IsCancellationRequested; wait = TimeSpan.FromDays(1))
        {
            try
            {
                await Task.Delay(wait, clock, stoppingToken);
                LogCounted(await count.RunAsync(stoppingToken));
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

    [LoggerMessage(LogLevel.Information, "Counted the times of {Lanes} lanes")]
    private partial void LogCounted(int lanes);

    [LoggerMessage(LogLevel.Error, "The times of the lanes could not be counted")]
    private partial void LogFailed(Exception exception);
}
