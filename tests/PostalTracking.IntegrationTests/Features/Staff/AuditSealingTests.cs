using Npgsql;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.IntegrationTests.Features.Staff;

public sealed class AuditSealingTests(TestDatabases databases)
{
    private const string Insert =
        "insert into audit_entry (at, actor, action, subject) values (now(), 'system', 'account.changed', $1) returning id";

    [Fact]
    public async Task Each_entry_lies_under_one_seal_and_an_empty_minute_makes_none()
    {
        await using var house = await AuditHouse.OpenAsync(databases);
        Assert.Equal(0, await house.SealAsync());

        await house.WriteAsync("one");
        await house.WriteAsync("two");
        Assert.Equal(2, await house.SealAsync());
        Assert.Equal(0, await house.SealAsync());
        await house.WriteAsync("three");
        Assert.Equal(1, await house.SealAsync());

        var verdict = await house.VerifyAsync();
        Assert.True(verdict is { IsWhole: true, Sealed: 3, Waiting: 0, Seals: 2 }, verdict.ToString());
        Assert.Equal(await house.ValueAsync<byte[]>("select hash from audit_seal where number = 2"), verdict.LastHash);
    }

    [Fact]
    public async Task What_was_still_open_when_a_seal_was_made_comes_under_a_later_one()
    {
        await using var house = await AuditHouse.OpenAsync(databases);
        await using var first = await OpenWriter.BeginAsync(house);
        var early = await first.InsertAsync("written before, committed after");
        var sealedAtOnce = await house.WriteAsync("committed meanwhile");
        await using var second = await OpenWriter.BeginAsync(house);
        await second.InsertAsync("open longer");
        Assert.True(early < sealedAtOnce, "The one that commits later has the lower id: that is the point.");

        Assert.Equal(1, await house.SealAsync());
        await house.WriteAsync("another");
        Assert.Equal(1, await house.SealAsync());
        await first.CommitAsync();
        Assert.Equal(1, await house.SealAsync());
        await second.InsertAsync("a second by the same");
        Assert.Equal(0, await house.SealAsync());
        await second.CommitAsync();
        Assert.Equal(2, await house.SealAsync());

        var verdict = await house.VerifyAsync();
        Assert.True(verdict is { IsWhole: true, Sealed: 5, Waiting: 0, Seals: 4 }, verdict.ToString());
    }

    [Fact]
    public async Task Many_writers_and_many_sealers_leave_nothing_out_and_seal_nothing_twice()
    {
        await using var house = await AuditHouse.OpenAsync(databases);
        using var written = new CancellationTokenSource();
        var sealers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (!written.IsCancellationRequested)
            {
                await house.SealAsync();
            }
        })).ToArray();

        await Parallel.ForEachAsync(Enumerable.Range(0, 400), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            await using var writer = await OpenWriter.BeginAsync(house);
            await writer.InsertAsync($"{i}");
            await (i % 5 == 0 ? writer.RollBackAsync() : writer.CommitAsync());
        });
        await written.CancelAsync();
        await Task.WhenAll(sealers);
        await house.SealAsync();

        var verdict = await house.VerifyAsync();
        Assert.True(verdict is { IsWhole: true, Sealed: 320, Waiting: 0 }, verdict.ToString());
        Assert.Equal(320, await house.ValueAsync<long>("select count(*) from audit_sealed_entry"));
    }

    [Fact]
    public async Task A_server_that_counts_its_transactions_anew_seals_all_the_same()
    {
        await using var house = await AuditHouse.OpenAsync(databases);
        var dumped = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var hash = Convert.ToHexStringLower(AuditDigest.Link([], 1, dumped, 1_000_000_000_000, []));
        await house.ExecuteAsync($"insert into audit_seal values (1, '{dumped:O}', 0, '1000000000000', '\\x{hash}')");
        await house.WriteAsync("after");

        Assert.Equal(1, await house.SealAsync());
        await house.WriteAsync("and on");
        Assert.Equal(1, await house.SealAsync());

        var verdict = await house.VerifyAsync();
        Assert.True(verdict is { IsWhole: true, Sealed: 2, Waiting: 0 }, verdict.ToString());
    }

    /// <summary>A transaction that writes to the audit log and takes its time.</summary>
    private sealed class OpenWriter(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
    {
        public static async Task<OpenWriter> BeginAsync(AuditHouse house)
        {
            var connection = await house.Database.OpenConnectionAsync();
            return new(connection, await connection.BeginTransactionAsync());
        }

        public async Task<long> InsertAsync(string subject)
        {
            await using var command = new NpgsqlCommand(Insert, connection, transaction) { Parameters = { new() { Value = subject } } };
            return (long)(await command.ExecuteScalarAsync())!;
        }

        public Task CommitAsync() => transaction.CommitAsync();

        public Task RollBackAsync() => transaction.RollbackAsync();

        public ValueTask DisposeAsync() => connection.DisposeAsync();
    }
}
