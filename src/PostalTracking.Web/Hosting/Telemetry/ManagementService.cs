using System.Net;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;

namespace PostalTracking.Web.Hosting;

/// <summary>
/// Serves <c>/metrics</c> by a server of its own, which has no other address: no mistake in the routes of the public one
/// could open it there.
/// </summary>
internal sealed partial class ManagementService(
    MeterProvider meters, IOptions<ManagementOptions> options, ILogger<ManagementService> logger) : IHostedService, IAsyncDisposable
{
    private WebApplication? _server;

    /// <summary>Null where the port was taken.</summary>
    public Uri? Address => _server is null ? null : new(_server.Urls.Single());

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Value.Port);
        });
        var server = builder.Build();
        server.UseOpenTelemetryPrometheusScrapingEndpoint(meters, null, "/metrics", null, null);
        try
        {
            await server.StartAsync(cancellationToken);
            _server = server;
        }
        // Two instances on one machine: that one of them is not measured is no reason for it not to work.
        catch (IOException exception)
        {
            LogNoMetrics(options.Value.Port, exception.Message);
            await server.DisposeAsync();
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => _server?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "No metrics are served on port {Port}: {Reason}")]
    private partial void LogNoMetrics(int port, string reason);
}
