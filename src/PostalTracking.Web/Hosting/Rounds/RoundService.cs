namespace PostalTracking.Web.Hosting;

/// <param name="First">From the start to the first round.</param>
internal sealed record Rhythm<TRound>(TimeSpan Every, TimeSpan First)
    where TRound : IRound;

/// <summary>
/// The timer around a round. A round that fails is logged and counted, and the next one comes in its time: what was not done now
/// is done then. <see cref="RoundMeter"/> says when each last succeeded.
/// </summary>
internal sealed partial class RoundService<TRound>(
    IServiceScopeFactory scopes, Rhythm<TRound> rhythm, RoundMeter meter, TimeProvider clock, ILogger<TRound> logger) : BackgroundService
    where TRound : IRound
{
    private static readonly string Name = typeof(TRound).Name;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(rhythm.First, clock, stoppingToken);
            using var timer = new PeriodicTimer(rhythm.Every, clock);
            do
            {
                await RunAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<TRound>().RunAsync(cancellationToken) is > 0 and var done)
            {
                LogDone(Name, done);
            }

            meter.Succeeded(Name);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            meter.Failed(Name);
            LogFailed(Name, exception);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Round}: {Count} done")]
    private partial void LogDone(string round, int count);

    [LoggerMessage(LogLevel.Error, "{Round} failed")]
    private partial void LogFailed(string round, Exception exception);
}
