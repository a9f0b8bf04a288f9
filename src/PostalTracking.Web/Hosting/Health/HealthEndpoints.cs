using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PostalTracking.Web.Hosting;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: send it visitors. Names and states only, no reasons.</summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<ReadinessState>();
        services.AddSingleton<MigrationsCheck>();
        services.AddOptions<ShutdownOptions>().BindConfiguration(ShutdownOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddHostedService<ShutdownService>();

        services.AddHealthChecks()
            .AddCheck<StateCheck>("state")
            .AddCheck<DatabaseCheck>("database", timeout: Patience)
            .AddCheck<MigrationsCheck>("migrations", timeout: Patience)
            .AddCheck<DiskCheck>("disk");
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new() { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous();
        routes.MapHealthChecks("/health/ready", new() { ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = Word(report.Status),
        checks = report.Entries.ToDictionary(entry => entry.Key, entry => Word(entry.Value.Status)),
    });

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };
}
