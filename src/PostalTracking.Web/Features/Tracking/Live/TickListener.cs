using Npgsql;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Web.Features.Tracking.Live;

/// <summary>
/// Hears the ticks of all instances on a connection of its own. Whenever it begins to listen (again), everything is compared:
/// what was told while nobody listened is not lost.
/// </summary>
internal sealed partial class TickListener(
    [FromKeyedServices(DataServices.Unpooled)] NpgsqlDataSource database,
    LiveRound round,
    TimeProvider clock,
    ILogger<TickListener> logger) : BackgroundService
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private bool _isLost;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // Said once, not twice a second for as long as the database is away.
            catch (Exception exception)
            {
                if (!_isLost)
                {
                    LogLost(exception);
                }

                _isLost = true;
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, _) => round.Tick();
        await ExecuteAsync(connection, $"listen {ShipmentTick.Channel}", cancellationToken);
        if (_isLost)
        {
            _isLost = false;
            LogBack();
        }

        round.Tick();
        while (true)
        {
            // A server that went without a word answers nothing; one that has nothing to tell answers this.
            if (!await connection.WaitAsync(Silence, cancellationToken))
            {
                await ExecuteAsync(connection, "select 1", cancellationToken);
            }
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 5 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "The connection on which changes are told is lost; trying again until it is back")]
    private partial void LogLost(Exception exception);

    [LoggerMessage(LogLevel.Information, "Changes are told again")]
    private partial void LogBack();
}
