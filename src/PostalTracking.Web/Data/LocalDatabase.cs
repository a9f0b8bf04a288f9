using PostalTracking.LocalPostgres;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Data;

/// <summary>Development without a connection string: a cluster of our own under <c>.local/</c>, stopped with the last app that uses it.</summary>
internal static class LocalDatabase
{
    private const string Database = "postal_tracking";

    /// <summary>The configured connection; in Development, where there is none, that of the local cluster.</summary>
    /// <exception cref="StartupRefusedException">None is configured, or PostgreSQL is not installed here.</exception>
    public static async Task<string> ConnectionAsync(WebApplicationBuilder builder)
    {
        if (builder.PostalTrackingConnection() is { } configured)
        {
            return configured;
        }

        try
        {
            var folder = Folder(builder.Environment.ContentRootPath, "postgres");
            var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { Folder = folder });
            await cluster.EnsureDatabaseAsync(Database);
            builder.Services.AddSingleton(_ => cluster);
            builder.Services.AddHostedService<LocalClusterOwner>();
            return cluster.ConnectionString(Database);
        }
        catch (LocalPostgresException exception)
        {
            throw new StartupRefusedException(exception.Message);
        }
    }

    /// <summary>A folder under <c>.local/</c>: beside the solution, so that every way of starting finds the same data.</summary>
    public static string Folder(string contentRoot, string name)
    {
        var root = new DirectoryInfo(contentRoot);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "PostalTracking.sln")))
        {
            root = root.Parent;
        }

        return Path.Combine(root?.FullName ?? contentRoot, ".local", name);
    }

    /// <summary>Stops the cluster after everything that uses it: registered first, stopped last.</summary>
    private sealed class LocalClusterOwner(LocalCluster cluster) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => cluster.StopAsync(CancellationToken.None);
    }
}
