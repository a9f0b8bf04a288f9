using Npgsql;
using PostalTracking.LocalPostgres;

[assembly: AssemblyFixture(typeof(TestDatabases))]

namespace PostalTracking.Testing;

/// <summary>One throw-away PostgreSQL for the run; a database of its own for each class of tests.</summary>
public sealed class TestDatabases : IAsyncLifetime
{
    private const string Template = "template_of_tests";

    private readonly Lazy<Task> _template;
    private LocalCluster? _cluster;
    private int _databases;

    public TestDatabases() => _template = new(MakeTemplateAsync);

    private LocalCluster Cluster => _cluster ?? throw new InvalidOperationException("PostgreSQL was not started.");

    public async ValueTask InitializeAsync() => _cluster = await LocalCluster.StartAsync(LocalClusterOptions.Temporary());

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }
    }

    /// <summary>The connection string of a new, empty database.</summary>
    public async Task<string> CreateEmptyAsync()
    {
        var name = NextName();
        await Cluster.EnsureDatabaseAsync(name);
        return ConnectionString(name);
    }

    /// <summary>The connection string of a new database with schema, partitions and reference data: a copy of the template.</summary>
    public async Task<string> CreateAsync()
    {
        await _template.Value;
        var name = NextName();
        await Cluster.CopyDatabaseAsync(Template, name);
        return ConnectionString(name);
    }

    // By the app itself: what it needs is ready once it has started. The demo's keys come with each app that wants them.
    private async Task MakeTemplateAsync()
    {
        await Cluster.EnsureDatabaseAsync(Template);
        await using var app = await TrackingApp.StartAsync(
            ConnectionString(Template), new Dictionary<string, string> { ["Demo:Enabled"] = "false" });
    }

    private string NextName() => $"test_{Interlocked.Increment(ref _databases)}";

    // Classes run side by side, each with an app and its pool; a machine under load is no outage.
    private string ConnectionString(string database) => new NpgsqlConnectionStringBuilder(Cluster.ConnectionString(database))
    {
        MaxPoolSize = 20,
        Timeout = 30,
        CommandTimeout = 60,
    }.ConnectionString;
}
