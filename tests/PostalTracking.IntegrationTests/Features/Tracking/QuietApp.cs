namespace PostalTracking.IntegrationTests.Features.Tracking;

/// <summary>The app for one class of tests, with a database of its own; no carrier is asked.</summary>
public sealed class QuietApp(TestDatabases databases) : IAsyncLifetime
{
    private TrackingApp? _app;

    public TrackingApp App => _app ?? throw new InvalidOperationException("The app was not started.");

    public async ValueTask InitializeAsync() => _app = await TrackingApp.StartAsync(await databases.CreateAsync());

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }
}
