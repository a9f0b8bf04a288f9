using Microsoft.EntityFrameworkCore;
using Npgsql;
using PostalTracking.Web.Data.Seed;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Web.Data;

/// <summary>
/// Brings the database to what this build needs: schema, partitions, reference data. A few short queries where all is there;
/// any number of instances may start at once (EF Core's migration lock, the seed's own).
/// </summary>
internal sealed partial class DatabaseSetup(
    PostalTrackingDbContext db,
    IConfiguration configuration,
    ReferenceSeed seed,
    TimeProvider clock,
    ILogger<DatabaseSetup> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // The role of the app itself needs no right to change the schema.
        if (configuration.GetConnectionString("Migrations") is { Length: > 0 } migrations)
        {
            db.Database.SetConnectionString(migrations);
        }

        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList() is { Count: > 0 } pending)
        {
            LogMigrating(pending.Count);
            await db.Database.MigrateAsync(cancellationToken);
        }

        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await EventPartitions.EnsureAsync(connection, clock.GetUtcNow(), cancellationToken);
        var began = clock.GetTimestamp();
        if (await seed.RunAsync(connection, cancellationToken))
        {
            LogSeeded(clock.GetElapsedTime(began).TotalSeconds);
        }
    }

    [LoggerMessage(LogLevel.Information, "Bringing the schema up to date: {Count} migrations")]
    private partial void LogMigrating(int count);

    [LoggerMessage(LogLevel.Information, "Loaded the reference data in {Seconds:0.0} s")]
    private partial void LogSeeded(double seconds);
}
