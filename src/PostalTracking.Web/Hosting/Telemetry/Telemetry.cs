using System.ComponentModel.DataAnnotations;
using OpenTelemetry.Metrics;

namespace PostalTracking.Web.Hosting;

internal sealed class ManagementOptions
{
    public const string Section = "Management";

    /// <summary>Where <c>/metrics</c> is, on the loopback alone. 0: any free port.</summary>
    [Range(0, 65535)]
    public int Port { get; init; } = 8081;
}

/// <summary>
/// What the house counts. A feature makes its meter by <c>IMeterFactory</c> under <see cref="MeterOf"/>, and it is exported.
/// </summary>
internal static class Telemetry
{
    private const string Prefix = "PostalTracking.";

    // What the framework, the driver and the runtime count by themselves.
    private static readonly string[] Others =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Npgsql"];

    public static string MeterOf(string feature) => Prefix + feature;

    public static IServiceCollection AddTelemetry(this IServiceCollection services)
    {
        services.AddOptions<ManagementOptions>().BindConfiguration(ManagementOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter([Prefix + "*", .. Others]).AddPrometheusExporter());
        services.AddSingleton<ManagementService>();
        return services.AddHostedService(provider => provider.GetRequiredService<ManagementService>());
    }
}
