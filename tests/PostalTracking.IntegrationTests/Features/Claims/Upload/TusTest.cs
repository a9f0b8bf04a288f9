using System.Security.Cryptography;
using PostalTracking.IntegrationTests.Hosting;

namespace PostalTracking.IntegrationTests.Features.Claims.Upload;

/// <summary>A test of the protocol: an app of its own, a draft to send files to, and a key that may.</summary>
public abstract class TusTest(TestDatabases databases) : IAsyncLifetime
{
    private TrackingApp? _app;
    private OpenClaim? _claim;
    private TusClient? _tus;

    protected static byte[] Film { get; } = RandomNumberGenerator.GetBytes(100_000);

    private protected TrackingApp App => _app!;

    private protected OpenClaim Claim => _claim!;

    private protected TusClient Tus => _tus!;

    public async ValueTask InitializeAsync()
    {
        _app = await TrackingApp.StartAsync(await databases.CreateAsync());
        _claim = await OpenClaim.BeginAsync(_app);
        _tus = TusClient.OfSupport(_app);
    }

    public async ValueTask DisposeAsync()
    {
        _tus?.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected static string Header(HttpResponseMessage answer, string name) => answer.Header(name) ?? "";
}
