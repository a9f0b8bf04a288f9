namespace PostalTracking.Web.Hosting;

/// <summary>Runs <see cref="IdempotencyPurge"/> every hour.</summary>
internal sealed partial class IdempotencyPurgeService(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<IdempotencyPurgeService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await RunRoundAsync(stoppingToken);
        }
    }

    private async Task RunRoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            LogPurged(await scope.ServiceProvider.GetRequiredService<IdempotencyPurge>().RunAsync(cancellationToken));
        }
        // A failed round must not end the service: the next tick tries again.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogRoundFailed(exception);
        }
    }

    [LoggerMessage(LogLevel.Information, "Purged {Count} expired idempotency keys")]
    private partial void LogPurged(int count);

    [LoggerMessage(LogLevel.Error, "A purge of idempotency keys failed")]
    private partial void LogRoundFailed(Exception exception);
}
