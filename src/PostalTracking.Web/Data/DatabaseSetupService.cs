using PostalTracking.Web.Features.Claims.Letters;
using PostalTracking.Web.Features.Partners;
using PostalTracking.Web.Features.Protection.Shifts;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Data;

/// <summary>Prepares the database before anything else starts, and keeps the months of the events ahead of the calendar.</summary>
internal sealed partial class DatabaseSetupService(
    IServiceScopeFactory scopes, ReadinessState readiness, TimeProvider clock, ILogger<DatabaseSetupService> logger)
    : BackgroundService, IHostedLifecycleService
{
    private const string Step = "database";

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        readiness.Expect(Step);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseSetup>().RunAsync(cancellationToken);
        var partner = await scope.ServiceProvider.GetRequiredService<DemoKeys>().SeedAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<DemoStaff>().SeedAsync(partner, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().OfferAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<DemoShift>().SeedAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<DemoCodParcels>().SeedAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<DemoCorrespondents>().SeedAsync(cancellationToken);
        readiness.Complete(Step);
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var daily = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        while (await daily.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<DatabaseSetup>().ExtendAsync(stoppingToken);
            }
            // There are months in store: tomorrow is soon enough.
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The next months' partitions could not be made")]
    private partial void LogFailed(Exception exception);
}
