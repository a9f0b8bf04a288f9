using Npgsql;

namespace PostalTracking.Web.Features.Tracking.LookUp;

/// <summary>Forgets, once a day, the numbers that nobody knew and nobody has asked for since.</summary>
internal sealed partial class UnknownNumberPurge(NpgsqlDataSource database, TimeProvider clock, ILogger<UnknownNumberPurge> logger)
    : BackgroundService
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("delete from unknown_number where last_asked_at < @before");
        command.Parameters.AddWithValue("before", clock.GetUtcNow() - Remembered);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var daily = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        while (await daily.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                LogForgotten(await RunAsync(stoppingToken));
            }
            // Tomorrow is soon enough.
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Forgot {Count} numbers that nobody knew")]
    private partial void LogForgotten(int count);

    [LoggerMessage(LogLevel.Error, "Numbers that nobody knew could not be forgotten")]
    private partial void LogFailed(Exception exception);
}
