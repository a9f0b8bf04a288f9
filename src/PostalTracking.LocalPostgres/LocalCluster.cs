using Npgsql;

namespace PostalTracking.LocalPostgres;

/// <summary>
/// A PostgreSQL of our own for development and tests, never for Production: anyone on this machine may connect as superuser.
/// Processes that start the same folder share one server; the last of them to stop stops it.
/// </summary>
public sealed class LocalCluster : IAsyncDisposable
{
    private readonly LocalClusterOptions _options;
    private readonly ClusterServer _server;
    private readonly ClusterOwners _owners;
    private readonly IDisposable _ownership;
    private bool _stopped;

    private LocalCluster(LocalClusterOptions options, ClusterServer server, ClusterOwners owners, IDisposable ownership, int port)
    {
        (_options, _server, _owners, _ownership, Port) = (options, server, owners, ownership, port);
    }

    public int Port { get; }

    public string Folder => _options.Folder;

    /// <summary>Makes the cluster if there is none, starts it unless it runs, and joins its owners.</summary>
    /// <exception cref="LocalPostgresException">No PostgreSQL to start, or it would not start; the message says what to do.</exception>
    public static async Task<LocalCluster> StartAsync(LocalClusterOptions options, CancellationToken cancellationToken = default)
    {
        options = options with { Folder = Path.GetFullPath(options.Folder) };
        if (options.RemoveWhenStopped)
        {
            await AbandonedClusters.ReapAsync(cancellationToken);
        }

        var files = new ClusterFiles(options.Folder);
        var binaries = await PostgresBinaries.FindAsync(files.Version(), cancellationToken);
        var asUser = await PostgresUser.PrepareAsync(options.Folder, cancellationToken);
        using var taken = await ClusterLock.TakeAsync(options.Folder, cancellationToken);
        var owners = new ClusterOwners(options.Folder);
        var ownership = owners.Add();
        try
        {
            var server = new ClusterServer(options, files, binaries, asUser);
            var port = await server.StartAsync(port: null, cancellationToken);

            // What this process has written in an ordinary user's tree must not shut that user out.
            await PostgresUser.HandOverAsync(asUser, options.Folder, cancellationToken);
            return new(options, server, owners, ownership, port);
        }
        catch
        {
            ownership.Dispose();
            throw;
        }
    }

    public string ConnectionString(string database) => ConnectionStrings.Of(Port, database);

    /// <summary>Creates the database if it is not there.</summary>
    public async Task EnsureDatabaseAsync(string name, CancellationToken cancellationToken = default)
    {
        try
        {
            await ExecuteAsync($"create database {Quoted(name)}", cancellationToken);
        }
        // Two instances may get here at once, and then the catalogue's own index is what says so.
        catch (PostgresException exception)
            when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
        }
    }

    /// <summary>Creates a database as a copy of another, whose idle connections are closed for it: PostgreSQL copies none in use.</summary>
    public async Task CopyDatabaseAsync(string template, string name, CancellationToken cancellationToken = default)
    {
        await ExecuteAsync(
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()",
            cancellationToken,
            template);
        await ExecuteAsync($"create database {Quoted(name)} template {Quoted(template)}", cancellationToken);
    }

    /// <summary>Removes the database, whoever is connected to it.</summary>
    public Task DropDatabaseAsync(string name, CancellationToken cancellationToken = default) =>
        ExecuteAsync($"drop database if exists {Quoted(name)} with (force)", cancellationToken);

    /// <summary>Kills the server as a crash would (kill -9), for tests of faults.</summary>
    public Task KillAsync(CancellationToken cancellationToken = default) => _server.KillAsync(cancellationToken);

    /// <summary>Stops the server if it runs, and starts it at the same port.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        using var taken = await ClusterLock.TakeAsync(Folder, cancellationToken);
        await _server.StopAsync(cancellationToken);
        await _server.StartAsync(Port, cancellationToken);
    }

    /// <summary>Leaves the cluster, and stops its server if nobody else uses it. A second call does nothing.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _stopped, true))
        {
            return;
        }

        var last = false;
        using (await ClusterLock.TakeAsync(Folder, cancellationToken))
        {
            _ownership.Dispose();
            last = !_owners.Any();
            if (last)
            {
                await _server.StopAsync(cancellationToken);
            }
        }

        if (last && _options.RemoveWhenStopped)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private static string Quoted(string name) => '"' + name.Replace("\"", "\"\"") + '"';

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken, params string[] parameters)
    {
        await using var connection = new NpgsqlConnection(ConnectionStrings.Administration(Port));
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new() { Value = parameter });
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
