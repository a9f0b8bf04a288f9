namespace PostalTracking.Web.Hosting;

internal static class IdempotencySetup
{
    public static IServiceCollection AddIdempotency(this IServiceCollection services) => services
        .AddScoped<IdempotencyLedger>()
        .AddRound<IdempotencyPurge>(TimeSpan.FromHours(1));
}
