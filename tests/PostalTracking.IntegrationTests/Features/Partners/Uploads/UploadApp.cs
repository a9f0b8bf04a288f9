namespace PostalTracking.IntegrationTests.Features.Partners.Uploads;

/// <summary>The app for one class of tests, quick at uploads; no carrier is asked.</summary>
public sealed class UploadApp(TestDatabases databases) : IAsyncLifetime
{
    private TrackingApp? _app;

    public TrackingApp App => _app ?? throw new InvalidOperationException("The app was not started.");

    public async ValueTask InitializeAsync() => _app = await TrackingApp.StartAsync(
        await databases.CreateAsync(),
        new Dictionary<string, string> { ["PartnerUploads:Round"] = "00:00:00.2", ["PartnerUploads:Lease"] = "00:00:05" });

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }
}
