using Npgsql;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Upload.Files;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Upload.Keeping;

/// <summary>
/// Compares the store with the table: a file without a row is removed; a row without its file goes to the checks once more, which
/// say so in the claim's story.
/// </summary>
internal sealed partial class EvidenceJanitor(
    NpgsqlDataSource database, IEvidenceStore store, TimeProvider clock, ILogger<EvidenceJanitor> logger) : IRound
{
    private const int Batch = 500;
    private const int Few = 10;

    // A row is there before its file; the hour is for clocks that differ.
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    public async Task<int> RunAsync(CancellationToken cancellationToken) =>
        await RemoveStrayAsync(cancellationToken) + await FindLostAsync(cancellationToken);

    private async Task<int> RemoveStrayAsync(CancellationToken cancellationToken)
    {
        var (known, stray) = (0, new List<string>());
        await foreach (var names in store.ListAsync(clock.GetUtcNow() - Fresh, cancellationToken).Distinct().Chunk(Batch)
            .WithCancellation(cancellationToken))
        {
            var rows = (await ReadAsync(
                "select stored_as from evidence_upload where stored_as = any (@names)", "names", names, cancellationToken)).ToHashSet();
            known += rows.Count;
            stray.AddRange(names.Where(name => !rows.Contains(name)));
        }

        // A store that is mostly somebody else's is none to tidy up: the app was given a wrong folder, or another database.
        if (stray.Count > known + Few)
        {
            LogStrange(stray.Count, known);
            return 0;
        }

        foreach (var name in stray)
        {
            LogStray(name);
            await store.RemoveAsync(name, null, cancellationToken);
        }

        return stray.Count;
    }

    private async Task<int> FindLostAsync(CancellationToken cancellationToken)
    {
        var (lost, after) = (0, "");
        while (true)
        {
            var names = await ReadAsync(
                $"""
                select u.stored_as from evidence_upload u
                join evidence e on (e.track_number, e.claim_number, e.evidence_id) = (u.track_number, u.claim_number, u.evidence_id)
                where u.stored_as > @after and e.state in ({(short)EvidenceState.Ready}, {(short)EvidenceState.Quarantined})
                order by u.stored_as limit {Batch}
                """,
                "after",
                after,
                cancellationToken);
            if (names.Count == 0)
            {
                return lost;
            }

            foreach (var name in names)
            {
                await using var file = await store.ReadAsync(name, cancellationToken);
                if (file is null)
                {
                    LogLost(name);
                    lost += await RecheckAsync(name, cancellationToken);
                }
            }

            after = names[^1];
        }
    }

    private async Task<int> RecheckAsync(string name, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            with u as (
                update evidence_upload set check_at = @now where stored_as = @name and not is_condemned
                returning track_number, claim_number, evidence_id)
            update evidence e set state = @checking from u
            where (e.track_number, e.claim_number, e.evidence_id) = (u.track_number, u.claim_number, u.evidence_id)
            """);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        command.Parameters.AddWithValue("name", name);
        command.Parameters.AddWithValue("checking", (short)EvidenceState.Checking);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<List<string>> ReadAsync(string sql, string parameter, object value, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddWithValue(parameter, value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var names = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    [LoggerMessage(LogLevel.Warning, "The file {Name} belongs to nobody and is removed")]
    private partial void LogStray(string name);

    [LoggerMessage(LogLevel.Error, "Of the files in the store {Stray} belong to nobody and only {Known} to claims: nothing is removed")]
    private partial void LogStrange(int stray, int known);

    [LoggerMessage(LogLevel.Error, "The file {Name} is gone from the store")]
    private partial void LogLost(string name);
}
