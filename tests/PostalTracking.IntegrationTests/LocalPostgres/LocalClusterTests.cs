using Npgsql;
using PostalTracking.LocalPostgres;

namespace PostalTracking.IntegrationTests.LocalPostgres;

public sealed class LocalClusterTests(LocalClusterTests.Durable durable) : IClassFixture<LocalClusterTests.Durable>
{
    [Fact]
    public async Task Lives_from_the_first_owner_to_the_last()
    {
        var options = LocalClusterOptions.Temporary();
        var first = await LocalCluster.StartAsync(options, TestContext.Current.CancellationToken);
        var second = await LocalCluster.StartAsync(options, TestContext.Current.CancellationToken);
        Assert.Equal(first.Port, second.Port);

        await first.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal("postgres", await AskAsync(second, "postgres", "select current_database()"));

        await second.StopAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => AskAsync(second, "postgres", "select 1"));
        Assert.False(Directory.Exists(options.Folder));
    }

    [Fact]
    public async Task Comes_back_at_the_same_port_with_everything_committed_after_kill_9()
    {
        await durable.Cluster.EnsureDatabaseAsync("parcels", TestContext.Current.CancellationToken);
        await AskAsync(durable.Cluster, "parcels", "create table parcel as select 'ZA000000005HK' as track_number");

        // A session that computes without a pause does not notice the server's death, and keeps the next one from starting.
        var busy = AskAsync(
            durable.Cluster, "parcels", "do $$ begin while clock_timestamp() < now() + interval '3 seconds' loop end loop; end $$");
        await Task.Delay(TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken);

        await durable.Cluster.KillAsync(TestContext.Current.CancellationToken);
        await durable.Cluster.RestartAsync(TestContext.Current.CancellationToken);
        await Record.ExceptionAsync(() => busy);

        Assert.Equal("ZA000000005HK", await AskAsync(durable.Cluster, "parcels", "select track_number from parcel"));
    }

    [Fact]
    public async Task Copies_a_template_that_idle_connections_still_hold()
    {
        await durable.Cluster.EnsureDatabaseAsync("template", TestContext.Current.CancellationToken);
        await durable.Cluster.EnsureDatabaseAsync("template", TestContext.Current.CancellationToken);
        await using var pool = NpgsqlDataSource.Create(durable.Cluster.ConnectionString("template"));
        await using (var command = pool.CreateCommand("create table office as select 390000 as postal_code"))
        {
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await durable.Cluster.CopyDatabaseAsync("template", "copy", TestContext.Current.CancellationToken);

        Assert.Equal(390000, await AskAsync(durable.Cluster, "copy", "select postal_code from office"));
    }

    [Theory]
    [InlineData("select lower('РЯЗАНЬ')", "рязань")]
    [InlineData("select string_agg(name, ' ' order by name) from (values ('Ёж'), ('Яр'), ('ель')) as t (name)", "Ёж ель Яр")]
    [InlineData("show data_checksums", "on")]
    [InlineData("show fsync", "on")]
    [InlineData("show listen_addresses", "127.0.0.1")]
    public async Task Speaks_Russian_and_keeps_data_safe(string question, string answer) =>
        Assert.Equal(answer, await AskAsync(durable.Cluster, "postgres", question));

    [Fact]
    public async Task Says_what_to_install_where_PostgreSQL_is_missing()
    {
        var exception = await Assert.ThrowsAsync<LocalPostgresException>(
            () => PostgresBinaries.FindAsync([AppContext.BaseDirectory], version: null, TestContext.Current.CancellationToken));

        Assert.StartsWith("The server programs of PostgreSQL 15 or newer were not found.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("sudo apt-get install postgresql", exception.Message, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings__PostalTracking", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<object?> AskAsync(LocalCluster cluster, string database, string question)
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString(database) + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(question, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>With fsync, since its server is killed.</summary>
    public sealed class Durable : IAsyncLifetime
    {
        public LocalCluster Cluster { get; private set; } = null!;

        public async ValueTask InitializeAsync() =>
            Cluster = await LocalCluster.StartAsync(LocalClusterOptions.Temporary() with { Durable = true }, CancellationToken.None);

        public ValueTask DisposeAsync() => Cluster.DisposeAsync();
    }
}
