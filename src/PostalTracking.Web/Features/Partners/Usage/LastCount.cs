namespace PostalTracking.Web.Features.Partners;

/// <summary>Writes what is still in memory when the app ends: a deployment loses no counts.</summary>
internal sealed partial class LastCount(IServiceScopeFactory scopes, ILogger<LastCount> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<KeyUsageRound>().RunAsync(cancellationToken);
            await scope.ServiceProvider.GetRequiredService<EventQualityRound>().RunAsync(cancellationToken);
        }
        // The database may be gone already; a minute of counts is not worth a stop that fails.
        catch (Exception exception)
        {
            LogLost(exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The last counts of keys and events were not written")]
    private partial void LogLost(Exception exception);
}
