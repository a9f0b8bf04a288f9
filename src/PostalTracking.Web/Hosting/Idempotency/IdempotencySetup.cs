namespace PostalTracking.Web.Hosting;

internal static class IdempotencySetup
{
    public static IServiceCollection AddIdempotency(this IServiceCollection services) => services
        .AddScoped<IdempotencyLedger>()
        .AddScoped<IdempotencyPurge>()
        .AddHostedService<IdempotencyPurgeService>();
}
