using Microsoft.EntityFrameworkCore;
using Npgsql;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Tracking.Ingest;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Carriers.Cainiao;

/// <summary>
/// Takes pushed traces once. LINK repeats a push that it got no answer to, so each trace leaves its key (number and
/// <c>outBizCode</c>) among the idempotency keys, in the transaction of its effect. A key that comes with another content is
/// refused, aloud and with the whole push: what was said first stands until Cainiao says the change under a key of its own.
/// After the keys' seven days a repeat still stores nothing: events are known by time, code and place.
/// </summary>
internal sealed partial class TracePushIntake(
    PostalTrackingDbContext db, Ingest ingest, CarrierWords words, TimeProvider clock, ILogger<TracePushIntake> logger)
{
    private const string Scope = "cainiao/tracepush";

    /// <exception cref="TracePushRefusedException">A known outBizCode with another content.</exception>
    public async Task TakeAsync(IReadOnlyList<PushedTrace> traces, CancellationToken cancellationToken)
    {
        // Codes never met get their numbers on a connection of their own: not while ours is held and others wait for its keys.
        await words.NumberAsync(Reports(traces), cancellationToken);

        var keyed = Keyed(traces);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var repeated = await RepeatedAsync(keyed, cancellationToken);
        var fresh = traces.Where(t => t.OutBizCode is null || !repeated.Contains(KeyOf(t))).ToList();
        if (fresh.Count > 0)
        {
            await ingest.RunAsync(Reports(fresh), cancellationToken);
        }

        await transaction.CommitAsync(CancellationToken.None);
        LogTaken(fresh.Count, traces.Count - fresh.Count);
    }

    [LoggerMessage(LogLevel.Warning, "A push of Cainiao was refused: {Code} ({Reason})")]
    public partial void LogRefused(string code, string reason);

    private static CarrierReport[] Reports(IReadOnlyList<PushedTrace> traces) =>
    [
        .. traces.GroupBy(t => t.Number).Select(parcel => new CarrierReport
        {
            Number = parcel.Key,
            Carrier = Carrier.Cainiao,
            Events = [.. parcel.Select(t => t.Event)],
            OtherNumbers = [.. parcel.Select(t => t.Next).OfType<OtherNumber>().DistinctBy(next => next.Number)],
        }),
    ];

    // In the order of the keys, as they are locked.
    private static SortedDictionary<string, byte[]> Keyed(IReadOnlyList<PushedTrace> traces)
    {
        var keyed = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var trace in traces.Where(t => t.OutBizCode is not null))
        {
            var content = trace.ContentHash;
            if (!keyed.TryAdd(KeyOf(trace), content) && !keyed[KeyOf(trace)].AsSpan().SequenceEqual(content))
            {
                throw Changed();
            }
        }

        return keyed;
    }

    private static string KeyOf(PushedTrace trace) => $"{trace.Number} {trace.OutBizCode}";

    /// <summary>
    /// Puts down the keys nobody put down before; answers with the others. Whoever comes second with a key waits here
    /// until the first has committed, and then finds it.
    /// </summary>
    private async Task<HashSet<string>> RepeatedAsync(SortedDictionary<string, byte[]> keyed, CancellationToken cancellationToken)
    {
        var fresh = await ListAsync(
            """
            insert into idempotency_key (scope, key, request_hash, status, body, created_at, expires_at)
            select @scope, u.key, u.hash, 200, '', @now, @expires from unnest(@keys, @hashes) as u (key, hash)
            on conflict (scope, key) do update set
                request_hash = excluded.request_hash, created_at = excluded.created_at, expires_at = excluded.expires_at
                where idempotency_key.expires_at <= @now
            returning key, request_hash
            """,
            keyed,
            cancellationToken);
        if (fresh.Count == keyed.Count)
        {
            return [];
        }

        var known = await ListAsync(
            "select key, request_hash from idempotency_key where scope = @scope and key = any(@keys)", keyed, cancellationToken);
        return known.All(k => keyed[k.Key].AsSpan().SequenceEqual(k.Hash))
            ? [.. known.Select(k => k.Key).Except(fresh.Select(k => k.Key))]
            : throw Changed();
    }

    private async Task<List<(string Key, byte[] Hash)>> ListAsync(
        string sql, SortedDictionary<string, byte[]> keyed, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection());
        command.Parameters.AddWithValue("scope", Scope);
        command.Parameters.AddWithValue("keys", keyed.Keys.ToArray());
        command.Parameters.AddWithValue("hashes", keyed.Values.ToArray());
        command.Parameters.AddWithValue("now", now);
        command.Parameters.AddWithValue("expires", now + IdempotencyLedger.KeptFor);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<(string, byte[])>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add((reader.GetString(0), reader.GetFieldValue<byte[]>(1)));
        }

        return rows;
    }

    private static TracePushRefusedException Changed() =>
        new(LinkCodes.BadContent, "An outBizCode that came before has another content now: send the change under a new one.");

    [LoggerMessage(LogLevel.Debug, "A push of Cainiao brought {Fresh} traces and {Repeated} known ones")]
    private partial void LogTaken(int fresh, int repeated);
}
