using Microsoft.Extensions.Options;

namespace PostalTracking.Web.Features.Tracking.Live;

/// <summary>Runs <see cref="LiveRound"/> after ticks, a few times a second at most, and gives all streams their heartbeat.</summary>
internal sealed partial class LiveService(
    LiveRound round,
    Watchers watchers,
    IOptions<LiveOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<LiveService> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The server waits for open streams before it stops: they end as soon as the stop begins.
        await using var closing = lifetime.ApplicationStopping.Register(watchers.Close);
        await Task.WhenAll(TellAsync(stoppingToken), BeatAsync(stoppingToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task TellAsync(CancellationToken stoppingToken)
    {
        while (await round.TickedAsync(stoppingToken))
        {
            var pause = Pause;
            try
            {
                await round.RunAsync(stoppingToken);
            }
            // What was not told is told by the next round.
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(exception);
                pause = PauseAfterFailure;
                round.Tick();
            }

            await Task.Delay(pause, clock, stoppingToken);
        }
    }

    private async Task BeatAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Heartbeat, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            watchers.Beat();

            // A tick that was lost on the way delays the news, it does not lose it.
            round.Tick();
        }
    }

    [LoggerMessage(LogLevel.Error, "Watchers could not be told")]
    private partial void LogFailed(Exception exception);
}
