using System.Net;
using Npgsql;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.LocalPostgres;

namespace PostalTracking.IntegrationTests.Faults;

/// <summary>kill -9 in the middle of a sale; the till repeats it with the same key (F-02, F-03).</summary>
public sealed class KilledSaleTests(TestDatabases databases)
{
    private static readonly KeyValuePair<string, string>[] NoPolling = [new("Background:Polling", "false")];

    [Fact]
    public async Task Killed_before_the_commit_nothing_was_sold_and_the_repeat_sells_once()
    {
        var connectionString = await databases.CreateAsync();
        var number = await ParcelAsync(connectionString);
        await using var app = new AppProcess(connectionString, NoPolling);
        await app.StartAsync();
        await using var database = NpgsqlDataSource.Create(connectionString);
        using var till = new Till(app.Address);

        // The last write of the sale, its kept answer, waits for this lock; all the others are done.
        await using (var blocker = await database.OpenConnectionAsync(TestContext.Current.CancellationToken))
        {
            await using var transaction = await blocker.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await RunAsync(blocker, "lock table idempotency_key in share row exclusive mode");
            var unanswered = till.SendAsync(number, "the-sale");
            await Eventually.SeeAsync(
                () => CountAsync(database, "select count(*) from pg_locks where relation = 'idempotency_key'::regclass and not granted"), waiting => waiting == 1);
            await app.KillAsync();
            await Assert.ThrowsAsync<HttpRequestException>(() => unanswered);
        }

        Assert.Equal(0, await Eventually.SeeAsync(() => SoldAsync(database, number), sold => sold == 0));
        await app.StartAsync();
        Assert.Equal((HttpStatusCode.Created, null), await StateAsync(await till.SendAsync(number, "the-sale")));
        Assert.Equal(1, await SoldAsync(database, number));
    }

    [Fact]
    public async Task Killed_after_the_commit_the_repeat_gets_the_answer_that_was_lost()
    {
        await using var cluster = await LocalCluster.StartAsync(
            LocalClusterOptions.Temporary() with { Durable = true }, TestContext.Current.CancellationToken);
        await cluster.EnsureDatabaseAsync("faults", TestContext.Current.CancellationToken);
        var connectionString = cluster.ConnectionString("faults");
        var number = await ParcelAsync(connectionString);
        await using var app = new AppProcess(connectionString, NoPolling);
        await app.StartAsync();
        await using var database = NpgsqlDataSource.Create(connectionString);
        using var till = new Till(app.Address);

        // A standby that does not exist: a commit is on the disk, and its client is not told.
        await using var operatorLine = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await RunAsync(operatorLine, "set synchronous_commit = local");
        await RunAsync(operatorLine, "alter system set synchronous_standby_names = 'nobody'");
        await RunAsync(operatorLine, "select pg_reload_conf()");
        await Eventually.SeeAsync(
            () => CountAsync(database, "select count(*) from pg_settings where name = 'synchronous_standby_names' and setting = 'nobody'"), set => set == 1);
        var unanswered = till.SendAsync(number, "the-sale");

        // The sale's own commit: the app's background work commits too.
        await Eventually.SeeAsync(
            () => CountAsync(
                database,
                """
                select count(*) from pg_stat_activity a join pg_locks l using (pid)
                where a.wait_event = 'SyncRep' and l.relation = 'policy'::regclass
                """),
            waiting => waiting > 0);
        await app.KillAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => unanswered);
        await RunAsync(operatorLine, "alter system reset synchronous_standby_names");
        await RunAsync(operatorLine, "select pg_reload_conf()");

        Assert.Equal(1, await Eventually.SeeAsync(() => SoldAsync(database, number), sold => sold == 1));
        await app.StartAsync();
        var repeat = await till.SendAsync(number, "the-sale");
        Assert.Equal((HttpStatusCode.Created, "true"), await StateAsync(repeat));
        Assert.Equal(
            (await repeat.JsonAsync()).Text("policyNumber"),
            await TextAsync(database, $"select policy_number from policy where track_number = '{number}'"));
        Assert.Equal(1, await SoldAsync(database, number));
    }

    // The app that prepares the parcel is gone before the other one starts.
    private static async Task<string> ParcelAsync(string connectionString)
    {
        await using var app = await TrackingApp.StartAsync(connectionString);
        return await app.ArrivedAsync();
    }

    private static async Task<(HttpStatusCode, string?)> StateAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.TextAsync());
        return (answer.StatusCode, answer.Header("Idempotency-Replayed"));
    }

    /// <summary>Policies, after checking that money and journal say the same.</summary>
    private static async Task<long> SoldAsync(NpgsqlDataSource database, string number)
    {
        var sold = await CountAsync(database, $"""
            select case when p.count = e.count and p.count = j.count then p.count else -1 end from
                (select count(*) from policy where track_number = '{number}') p,
                (select count(*) from premium_entry where track_number = '{number}') e,
                (select count(*) from journal_entry where track_number = '{number}') j
            """);
        Assert.NotEqual(-1, sold);
        return sold;
    }

    private static async Task<long> CountAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static async Task<string> TextAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
