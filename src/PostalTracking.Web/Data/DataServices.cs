using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PostalTracking.Web.Data.Seed;
using PostalTracking.Web.Features.Partners;

namespace PostalTracking.Web.Data;

internal static class DataServices
{
    /// <summary>The key of connections outside the pool: one that listens is kept for as long as the app runs.</summary>
    public const string Unpooled = "unpooled";

    /// <summary>One pool for the whole app: EF Core and the hot paths share it.</summary>
    public static IServiceCollection AddData(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(WithDefaults(connectionString)));
        services.AddKeyedSingleton(Unpooled, (_, _) => NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(WithDefaults(connectionString)) { Pooling = false, MaxAutoPrepare = 0 }));
        services.Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
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
        services.AddScoped<DemoCodParcels>();
        services.AddHostedService<DatabaseSetupService>();
        return services.AddHostedService<BacklogMeter>();
    }

    // What the connection string does not say. Npgsql's own defaults wait long, notice a dead server late and open a hundred
    // connections; on two cores eight give the same throughput with a fraction of the waiting.
    private static string WithDefaults(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        Default(nameof(connection.MaxPoolSize), () => connection.MaxPoolSize = Math.Clamp(4 * Environment.ProcessorCount, 8, 40));
        Default(nameof(connection.Timeout), () => connection.Timeout = 5);
        Default(nameof(connection.CommandTimeout), () => connection.CommandTimeout = 15);
        Default(nameof(connection.CancellationTimeout), () => connection.CancellationTimeout = 2000);
        Default(nameof(connection.TcpKeepAlive), () => connection.TcpKeepAlive = true);
        Default(nameof(connection.KeepAlive), () => connection.KeepAlive = 30);
        Default(nameof(connection.MaxAutoPrepare), () => connection.MaxAutoPrepare = 40);

        // A forgotten transaction must not hold its locks for ever.
        Default(nameof(connection.Options), () => connection.Options = "-c idle_in_transaction_session_timeout=30000");
        return connection.ConnectionString;

        void Default(string property, Action set)
        {
            if (!connection.ShouldSerialize(property))
            {
                set();
            }
        }
    }
}
