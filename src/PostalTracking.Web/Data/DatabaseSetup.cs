using Microsoft.EntityFrameworkCore;
using Npgsql;
using PostalTracking.Web.Data.Seed;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Web.Data;

/// <summary>
/// Brings the database to what this build needs: schema, rights, partitions, reference data. A few short queries where all is
/// there; any number of instances may start at once (EF Core's migration lock, the locks of grants and seed).
/// </summary>
internal sealed partial class DatabaseSetup(
    IServiceProvider services,
    NpgsqlDataSource app,
    IConfiguration configuration,
    ReferenceSeed seed,
    TimeProvider clock,
    ILogger<DatabaseSetup> logger)
{
    // The letters "migr".
    private const long MigrationLock = 0x6d696772;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var owner = Owner();
        await using var db = Context(owner ?? app);
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await MigrateAsync(db, cancellationToken);
        }

        await EventPartitions.EnsureAsync(connection, clock.GetUtcNow(), cancellationToken);
        if (owner is not null)
        {
            await AppendOnly.GrantAsync(connection, app, cancellationToken);
        }

        if (await AppendOnly.CanBeChangedAsync(app, cancellationToken))
        {
            LogOneRole();
        }

        var began = clock.GetTimestamp();
        if (await seed.RunAsync(connection, cancellationToken))
        {
            LogSeeded(clock.GetElapsedTime(began).TotalSeconds);
        }
    }

    /// <summary>The months that have come near since the start.</summary>
    public async Task ExtendAsync(CancellationToken cancellationToken)
    {
        await using var owner = Owner();
        await using var connection = await (owner ?? app).OpenConnectionAsync(cancellationToken);
        await EventPartitions.EnsureAsync(connection, clock.GetUtcNow(), cancellationToken);
    }

    // EF Core locks its history table, which on an empty database is not there yet: two instances at once would both begin.
    private async Task MigrateAsync(PostalTrackingDbContext db, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_lock({MigrationLock})", cancellationToken);
        try
        {
            LogMigrating((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Count());
            await db.Database.MigrateAsync(cancellationToken);
        }
        finally
        {
            await db.Database.ExecuteSqlAsync($"select pg_advisory_unlock({MigrationLock})", CancellationToken.None);
        }
    }

    // The role of the app itself needs no right to change the schema. Null where there is one role only.
    private NpgsqlDataSource? Owner() =>
        configuration.GetConnectionString("Migrations") is { Length: > 0 } migrations ? NpgsqlDataSource.Create(migrations) : null;

    // One of its own: a context of the pool would go on to its next user with the owner's connection.
    private PostalTrackingDbContext Context(NpgsqlDataSource database) => new(
        new DbContextOptionsBuilder<PostalTrackingDbContext>()
            .UseApplicationServiceProvider(services)
            .UseNpgsql(database)
            .UseSnakeCaseNamingConvention()
            .Options);

    [LoggerMessage(LogLevel.Information, "Bringing the schema up to date: {Count} migrations")]
    private partial void LogMigrating(int count);

    [LoggerMessage(LogLevel.Information,
        "The app's role may change what is written once: audit log and journals are protected by their chains only. "
        + "ConnectionStrings__Migrations with another role takes that right away")]
    private partial void LogOneRole();

    [LoggerMessage(LogLevel.Information, "Loaded the reference data in {Seconds:0.0} s")]
    private partial void LogSeeded(double seconds);
}
