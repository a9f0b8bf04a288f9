using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PostalTracking.Web.Data;

namespace PostalTracking.IntegrationTests.Schema;

public sealed class SchemaTests(SchemaTests.NewDatabase database) : IClassFixture<SchemaTests.NewDatabase>
{
    // Partitions have what their parent has.
    private const string Indexes =
        """
        select t.relname || ' ' || pg_get_indexdef(i.indexrelid) from pg_index i
        join pg_class t on t.oid = i.indrelid join pg_namespace n on n.oid = t.relnamespace
        where n.nspname = 'public' and not t.relispartition
        """;

    // The first column of each primary key, unique index and foreign key of the tables that hold something of a parcel.
    private const string KeysOfParcels =
        """
        with parcels as (
            select c.oid, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind in ('r', 'p') and exists (
                select from pg_attribute a where a.attrelid = c.oid and a.attname = 'track_number' and not a.attisdropped)),
        keys as (
            select p.oid, p.relname, i.indexrelid::regclass::text as name, i.indkey[0] as first
            from parcels p join pg_index i on i.indrelid = p.oid where i.indisunique
            union all select p.oid, p.relname, k.conname, k.conkey[1] from parcels p join pg_constraint k on k.conrelid = p.oid where k.contype = 'f')
        select k.relname || ' ' || k.name || ' ' || coalesce(a.attname, '(expression)') from keys k
        left join pg_attribute a on (a.attrelid, a.attnum) = (k.oid, k.first)
        """;

    // They belong to no parcel, they lead to one: what is unique everywhere, a shift's journal, which is chained by the shift,
    // the question to a buyer, which is found by the secret in its address, and a message to a partner, which waits in its queue.
    private static readonly string[] Leading =
        ["policy_number ", "claim_number ", "evidence_address ", "journal_entry ", "consent_invitation ", "webhook_delivery "];

    [Fact]
    public async Task The_migrations_make_the_model_that_the_code_has()
    {
        await using var scope = database.Provider.CreateAsyncScope();

        Assert.False(scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>().Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Every_key_of_what_belongs_to_a_parcel_begins_with_its_number()
    {
        var keys = await database.ListAsync(KeysOfParcels);

        Assert.True(keys.Count > 30, "The partitions alone are more.");
        Assert.Contains(keys, key => key.StartsWith("poll_plan fk_", StringComparison.Ordinal));
        Assert.All(keys.Where(key => !Leading.Any(key.StartsWith)), key => Assert.EndsWith(" track_number", key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_index_has_been_reviewed() =>
        await Snapshot.IsAsync("indexes.txt", string.Join('\n', (await database.ListAsync(Indexes)).Order(StringComparer.Ordinal)));

    /// <summary>A database as the app makes it.</summary>
    public sealed class NewDatabase(TestDatabases databases) : IAsyncLifetime
    {
        private ServiceProvider? _provider;

        public IServiceProvider Provider => _provider ?? throw new InvalidOperationException("There is no database yet.");

        public async ValueTask InitializeAsync() =>
            _provider = new ServiceCollection().AddData(await databases.CreateAsync()).BuildServiceProvider();

        public async Task<IReadOnlyList<string>> ListAsync(string sql)
        {
            await using var command = Provider.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            var rows = new List<string>();
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                rows.Add(reader.GetString(0));
            }

            return rows;
        }

        public ValueTask DisposeAsync() => _provider?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
