using Npgsql;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Upload.Content;
using PostalTracking.Web.Features.Claims.Upload.Files;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Upload.Keeping;

/// <summary>
/// Gives up uploads that nobody goes on with, ends the keeping of files whose claim ended long ago, and removes what is condemned.
/// First the row says so, then the file goes: killed in between, the next sweep removes it.
/// </summary>
internal sealed class EvidenceSweep(NpgsqlDataSource database, IEvidenceStore store, TimeProvider clock) : IRound
{
    private const int Batch = 100;

    private const string Expired =
        """
        select u.track_number, u.claim_number, u.evidence_id from evidence_upload u
        join evidence e on (e.track_number, e.claim_number, e.evidence_id) = (u.track_number, u.claim_number, u.evidence_id)
        where u.expires_at <= @now and (u.lease_until is null or u.lease_until < @now) and e.state = @uploading
        limit @batch for update of u, e skip locked
        """;

    // A draft that was withdrawn was never sent under any terms: today's are as good as others.
    private const string Outlived =
        """
        select e.track_number, e.claim_number, e.evidence_id from claim c
        join claim_terms t on t.id = coalesce(
            nullif(c.terms_id, 0), (select id from claim_terms where "from" <= @now order by "from" desc limit 1))
        join evidence e on (e.track_number, e.claim_number) = (c.track_number, c.claim_number)
        where c.closed_at + make_interval(days => t.retention_days) <= @now and not c.is_under_legal_hold
            and e.state in (@ready, @quarantined)
        limit @batch for update of c, e skip locked
        """;

    public async Task<int> RunAsync(CancellationToken cancellationToken) =>
        await CondemnAsync(Expired, Verdicts.Expired, cancellationToken)
        + await CondemnAsync(Outlived, Verdicts.Retention, cancellationToken)
        + await RemoveAsync(cancellationToken);

    private async Task<int> CondemnAsync(string which, string verdict, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"""
            with due as materialized ({which}),
            e as (
                update evidence e set state = @removed, verdict = @verdict from due
                where (e.track_number, e.claim_number, e.evidence_id) = (due.track_number, due.claim_number, due.evidence_id))
            update evidence_upload u set is_condemned = true, expires_at = null, lease_until = null, lease = lease + 1 from due
            where (u.track_number, u.claim_number, u.evidence_id) = (due.track_number, due.claim_number, due.evidence_id)
            """);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        command.Parameters.AddWithValue("batch", Batch);
        command.Parameters.AddWithValue("verdict", verdict);
        command.Parameters.AddWithValue("removed", (short)EvidenceState.Removed);
        command.Parameters.AddWithValue("uploading", (short)EvidenceState.Uploading);
        command.Parameters.AddWithValue("ready", (short)EvidenceState.Ready);
        command.Parameters.AddWithValue("quarantined", (short)EvidenceState.Quarantined);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<int> RemoveAsync(CancellationToken cancellationToken)
    {
        var condemned = new List<(string Name, string? Parts)>();
        await using (var command = database.CreateCommand(
            $"select stored_as, parts from evidence_upload where is_condemned and stored_as is not null limit {Batch}"))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                condemned.Add((reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1)));
            }
        }

        foreach (var (name, parts) in condemned)
        {
            await store.RemoveAsync(name, parts, cancellationToken);
            await using var removed = database.CreateCommand(
                "update evidence_upload set stored_as = null, parts = null, is_condemned = false where stored_as = @name");
            removed.Parameters.AddWithValue("name", name);
            await removed.ExecuteNonQueryAsync(cancellationToken);
        }

        return condemned.Count;
    }
}
