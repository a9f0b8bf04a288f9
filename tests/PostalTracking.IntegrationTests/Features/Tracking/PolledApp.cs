using SimulatedPartners = PostalTracking.Testing.Partners;

namespace PostalTracking.IntegrationTests.Features.Tracking;

/// <summary>The app and the carriers it asks, many times a second; all that is logged is kept.</summary>
public sealed class PolledApp(TestDatabases databases) : IAsyncLifetime
{
    private SimulatedPartners? _partners;
    private TrackingApp? _app;

    public SimulatedPartners Partners => _partners ?? throw new InvalidOperationException("The carriers were not started.");

    public TrackingApp App => _app ?? throw new InvalidOperationException("The app was not started.");

    public async ValueTask InitializeAsync()
    {
        _partners = await SimulatedPartners.StartAsync();
        _app = await TrackingApp.StartAsync(
            await databases.CreateAsync(),
            new Dictionary<string, string> { ["Serilog:MinimumLevel:Default"] = "Verbose", ["Serilog:MinimumLevel:Override:System"] = "Verbose" },
            _partners);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        if (_partners is not null)
        {
            await _partners.DisposeAsync();
        }
    }
}
