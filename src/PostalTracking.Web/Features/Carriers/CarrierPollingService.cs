using Microsoft.Extensions.Options;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Polling;

namespace PostalTracking.Web.Features.Carriers;

/// <summary>Runs <see cref="CarrierPoll"/> on a timer, a loop for each carrier: one that is slow or down never delays another.</summary>
internal sealed partial class CarrierPollingService(
    IServiceScopeFactory scopes,
    IOptions<PollingOptions> options,
    TimeProvider clock,
    ILogger<CarrierPollingService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken) =>
        await Task.WhenAll(options.Value.Polled.Select(carrier => PollAsync(carrier, stoppingToken)));

    private async Task PollAsync(Carrier carrier, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(options.Value.Round, clock);
        try
        {
            do
            {
                await RunRoundAsync(carrier, cancellationToken);
            }
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task RunRoundAsync(Carrier carrier, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var client = scope.ServiceProvider.GetServices<ICarrierClient>().Single(c => c.Carrier == carrier);
            var asked = await scope.ServiceProvider.GetRequiredService<CarrierPoll>().RunAsync(client, cancellationToken);
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
