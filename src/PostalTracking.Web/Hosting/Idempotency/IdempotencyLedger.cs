using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Hosting;

internal enum Admission
{
    /// <summary>Nobody has sent this: do the work.</summary>
    Fresh,

    /// <summary>Done before: <see cref="IdempotencyLedger.Earlier"/> is the answer.</summary>
    Done,

    /// <summary>The key came before with another request.</summary>
    Mismatch,

    /// <summary>The same key is being worked on right now.</summary>
    Running,
}

/// <summary>
/// Keeps the answer of a write in the transaction of its effect: either both are there or neither.
/// For pages as for endpoints: ask <see cref="AdmitAsync"/> inside the transaction, work, <see cref="KeepAsync"/>, commit.
/// </summary>
internal sealed class IdempotencyLedger(PostalTrackingDbContext db, TimeProvider clock)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    private const string BeforeWork = "before_work";

    private (string Scope, string Key, byte[] RequestHash) _request;

    public KeptAnswer? Earlier { get; private set; }

    private NpgsqlConnection Connection => (NpgsqlConnection)db.Database.GetDbConnection();

    /// <summary>One round trip: lock, look, and a savepoint to come back to.</summary>
    public async Task<Admission> AdmitAsync(string scope, string key, byte[] requestHash, CancellationToken cancellationToken)
    {
        _request = (scope, key, requestHash);

        // "Try": a second request is told "running" at once instead of holding a connection while it waits.
        // Each statement of a batch sees what was committed before it began, so whoever gets the lock also sees the row.
        await using var batch = new NpgsqlBatch(Connection)
        {
            BatchCommands =
            {
                new("select pg_try_advisory_xact_lock($1)") { Parameters = { new() { Value = LockOf(scope, key) } } },
                new(
                    """
                    select request_hash, status, content_type, location, body
                    from idempotency_key where scope = $1 and key = $2 and expires_at > $3
                    """)
                {
                    Parameters = { new() { Value = scope }, new() { Value = key }, new() { Value = clock.GetUtcNow() } },
                },
                new($"savepoint {BeforeWork}"),
            },
        };

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var isLocked = reader.GetBoolean(0);

        await reader.NextResultAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return isLocked ? Admission.Fresh : Admission.Running;
        }

        if (!reader.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(requestHash))
        {
            return Admission.Mismatch;
        }

        Earlier = new(
            reader.GetInt16(1),
            await reader.IsDBNullAsync(2, cancellationToken) ? null : reader.GetString(2),
            await reader.IsDBNullAsync(3, cancellationToken) ? null : reader.GetString(3),
            reader.GetFieldValue<byte[]>(4));
        return Admission.Done;
    }

    /// <summary>Not to be cancelled: from here on the work counts.</summary>
    public async Task KeepAsync(KeptAnswer answer)
    {
        try
        {
            await InsertAsync(answer);
        }
        // A refusal drawn from a broken constraint leaves the transaction aborted: undo the attempt, keep the refusal.
        catch (PostgresException aborted) when (
            aborted.SqlState == PostgresErrorCodes.InFailedSqlTransaction && answer.Status >= StatusCodes.Status400BadRequest)
        {
            await db.Database.CurrentTransaction!.RollbackToSavepointAsync(BeforeWork);
            await InsertAsync(answer);
        }
    }

    private async Task InsertAsync(KeptAnswer answer)
    {
        var now = clock.GetUtcNow();

        // Only an expired row can be in the way: a living one would have been the answer.
        await using var insert = new NpgsqlCommand(
            """
            insert into idempotency_key (scope, key, request_hash, status, content_type, location, body, created_at, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (scope, key) do update set
                request_hash = excluded.request_hash, status = excluded.status, content_type = excluded.content_type,
                location = excluded.location, body = excluded.body,
                created_at = excluded.created_at, expires_at = excluded.expires_at
            """,
            Connection)
        {
            Parameters =
            {
                new() { Value = _request.Scope },
                new() { Value = _request.Key },
                new() { Value = _request.RequestHash },
                new() { Value = (short)answer.Status },
                new() { Value = (object?)answer.ContentType ?? DBNull.Value },
                new() { Value = (object?)answer.Location ?? DBNull.Value },
                new() { Value = answer.Body },
                new() { Value = now },
                new() { Value = now + KeptFor },
            },
        };
        await insert.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private static long LockOf(string scope, string key) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"idempotency\n{scope}\n{key}")));
}
