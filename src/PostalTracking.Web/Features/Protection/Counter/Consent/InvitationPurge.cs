using Npgsql;

namespace PostalTracking.Web.Features.Protection.Counter.Consent;

/// <summary>Removes, every hour, the invitations that have run out, and the telephones in them.</summary>
internal sealed partial class InvitationPurge(NpgsqlDataSource database, TimeProvider clock, ILogger<InvitationPurge> logger)
    : BackgroundService
{
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("delete from consent_invitation where expires_at <= @now");
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

    [LoggerMessage(LogLevel.Information, "Purged {Count} invitations to consent")]
    private partial void LogPurged(int count);

    [LoggerMessage(LogLevel.Error, "Invitations to consent could not be purged")]
    private partial void LogFailed(Exception exception);
}
