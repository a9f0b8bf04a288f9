namespace PostalTracking.Web.Features.Staff.Audit;

/// <summary>Runs <see cref="AuditSealing"/> every minute.</summary>
internal sealed partial class AuditSealingService(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<AuditSealingService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<AuditSealing>().RunAsync(stoppingToken);
            }
            // What was not sealed now is sealed with the next.
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The audit log could not be sealed")]
    private partial void LogFailed(Exception exception);
}
