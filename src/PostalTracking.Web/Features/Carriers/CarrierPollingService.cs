using Microsoft.Extensions.Options;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Polling;

namespace PostalTracking.Web.Features.Carriers;

/// <summary>
/// Runs <see cref="CarrierPoll"/> and each <see cref="ICarrierRound"/> on a timer, a loop for each: one that is slow or down never
/// delays another.
/// </summary>
internal sealed partial class CarrierPollingService(
    IServiceScopeFactory scopes,
    IOptions<PollingOptions> options,
    TimeProvider clock,
    ILogger<CarrierPollingService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rounds = scope.ServiceProvider.GetServices<ICarrierRound>()
            .Where(round => options.Value.IsPolled(round.Carrier))
            .Select(round => (round.Carrier, Kind: round.GetType()))
            .ToList();

        await Task.WhenAll(
        [
            .. options.Value.Polled.Select(carrier => PollAsync(
                carrier,
                services => services.GetRequiredService<CarrierPoll>()
                    .RunAsync(services.GetServices<ICarrierClient>().Single(c => c.Carrier == carrier), stoppingToken),
                stoppingToken)),
            .. rounds.Select(round => PollAsync(
                round.Carrier,
                services => services.GetServices<ICarrierRound>().Single(r => r.GetType() == round.Kind).RunAsync(stoppingToken),
                stoppingToken)),
        ]);
    }

    private async Task PollAsync(Carrier carrier, Func<IServiceProvider, Task<int>> round, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(options.Value.Round, clock);
        try
        {
            do
            {
                await RunRoundAsync(carrier, round, cancellationToken);
            }
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task RunRoundAsync(Carrier carrier, Func<IServiceProvider, Task<int>> round, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var asked = await round(scope.ServiceProvider);
            if (asked > 0)
            {
                LogPolled(carrier.Key(), asked);
            }
        }
        // A failed round must not end the service: the next tick tries again.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogRoundFailed(exception, carrier.Key());
        }
    }

    [LoggerMessage(LogLevel.Information, "Asked {Carrier} about {Count} parcels")]
    private partial void LogPolled(string carrier, int count);

    [LoggerMessage(LogLevel.Error, "A round of asking {Carrier} failed")]
    private partial void LogRoundFailed(Exception exception, string carrier);
}
