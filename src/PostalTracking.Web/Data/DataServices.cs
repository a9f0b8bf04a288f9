using Microsoft.EntityFrameworkCore;
using Npgsql;
using PostalTracking.Web.Data.Seed;

namespace PostalTracking.Web.Data;

internal static class DataServices
{
    /// <summary>One pool for the whole app: EF Core and the hot paths share it.</summary>
    public static IServiceCollection AddData(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));
        services.AddDbContextPool<PostalTrackingDbContext>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .UseSnakeCaseNamingConvention());
        return services;
    }

    /// <summary>Schema, partitions and reference data are brought up to date before anything else starts.</summary>
    public static IServiceCollection AddDatabaseSetup(this IServiceCollection services)
    {
        services.AddSingleton<ReferenceSeed>();
        services.AddScoped<DatabaseSetup>();
        return services.AddHostedService<DatabaseSetupService>();
    }
}
