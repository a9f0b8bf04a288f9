using Npgsql;

namespace PostalTracking.Web.Features.Tracking.Watch;

/// <summary>Removes, every hour, the lists whose links have run out.</summary>
internal sealed partial class SharedListPurge(NpgsqlDataSource database, TimeProvider clock, ILogger<SharedListPurge> logger)
    : BackgroundService
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("delete from shared_list where expires_at <= @now");
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hourly = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await hourly.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                LogPurged(await RunAsync(stoppingToken));
            }
            // The next hour is soon enough: what has run out is shown to nobody meanwhile.
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Purged {Count} shared lists")]
    private partial void LogPurged(int count);

    [LoggerMessage(LogLevel.Error, "Shared lists could not be purged")]
    private partial void LogFailed(Exception exception);
}
