using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PostalTracking.Web.Hosting;

internal sealed class ShutdownOptions
{
    public const string Section = "Shutdown";

    /// <summary>How long visitors are still served after "not ready" is said, so that the load balancer can hear it.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:20", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan Notice { get; init; } = TimeSpan.FromSeconds(5);
}

/// <summary>On SIGTERM says "not ready" first and lets the server close only after the notice.</summary>
internal sealed class ShutdownService(ReadinessState state, IOptions<ShutdownOptions> options, TimeProvider clock) : IHostedLifecycleService
{
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        state.Stop();
        return Task.Delay(options.Value.Notice, clock, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
