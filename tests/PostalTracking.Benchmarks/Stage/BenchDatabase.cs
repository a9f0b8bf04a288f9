using Npgsql;
using PostalTracking.LocalPostgres;

namespace PostalTracking.Benchmarks.Stage;

/// <summary>
/// A PostgreSQL of the run's own, as in production (fsync on) with room for the data in memory; gone when the run ends.
/// Its tables are made by the app, at its start.
/// </summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private const string Name = "benchmark";

    private readonly LocalCluster _cluster;

    private BenchDatabase(LocalCluster cluster)
    {
        _cluster = cluster;
        ConnectionString = new NpgsqlConnectionStringBuilder(cluster.ConnectionString(Name))
        {
            MaxPoolSize = 8,
            CommandTimeout = 600,
            MaxAutoPrepare = 40
        }.ConnectionString;
        Source = NpgsqlDataSource.Create(ConnectionString);
    }

    public string ConnectionString { get; }

    public NpgsqlDataSource Source { get; }

    /// <param name="countsStatements">With PostgreSQL's own counter of statements, which costs a little.</param>
    public static async Task<BenchDatabase> StartAsync(bool countsStatements = false)
    {
        var cluster = await LocalCluster.StartAsync(LocalClusterOptions.Temporary() with
        {
            Durable = true,
            Settings = new Dictionary<string, string>
            {
                ["shared_buffers"] = "2GB",
                ["max_wal_size"] = "8GB",
                ["checkpoint_timeout"] = "30min",
                ["shared_preload_libraries"] = countsStatements ? "pg_stat_statements" : "",
            },
        });
        await cluster.EnsureDatabaseAsync(Name);
        var database = new BenchDatabase(cluster);
        if (countsStatements)
        {
            await database.ExecuteAsync("create extension pg_stat_statements");
        }

        return database;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ValueAsync<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await _cluster.DisposeAsync();
    }
}
