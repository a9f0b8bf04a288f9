using System.Security.Cryptography;
using Npgsql;

namespace PostalTracking.Benchmarks.Stage;

/// <summary>
/// What a sale writes, and nothing else: no look, no rule, no lock beyond what the writes themselves take; one batch, one commit.
/// </summary>
internal static class BareSale
{
    private static readonly byte[] Answer = new byte[600];

    public static async Task RunAsync(BenchDatabase database, Guid shift, int parcel)
    {
        var (number, policy, now) = (PolicyStock.Number(parcel), $"bare{parcel}", TimeProvider.System.GetUtcNow());
        var hash = SHA256.HashData(BitConverter.GetBytes(parcel));
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection);
        Add("insert into policy_number (number, track_number, code_hash) values ($1, $2, $3)", policy, number, hash);
        Add(
            """
            insert into policy (track_number, generation, policy_number, status, tariff_id, premium, cover_limit, evidence_rule, cover_from,
                cover_until, office, shift_id, sold_by, phone, access_version, version)
            values ($1, 1, $2, 1, 1, 9900, 249900, 1, $3, $4, 390000, $5, $5, '79101234567', 1, 1)
            """,
            number, policy, now, now.AddMonths(1), shift);
        Add(
            "insert into premium_entry (track_number, policy_number, sequence, amount, means, shift_id, at) values ($1, $2, 1, 9900, 2, $3, $4)",
            number, policy, shift, now);

        // Far from the app's own lines of the same shift.
        Add(
            """
            insert into journal_entry (shift_id, sequence, at, kind, amount, means, track_number, policy_number, staff_id, hash)
            values ($1, $2, $3, 2, 9900, 2, $4, $5, $1, $6)
            """,
            shift, 100_000_000 + parcel, now, number, policy, hash);
        Add("update shift set opening_cash = opening_cash where id = $1", shift);
        Add(
            "insert into outbox_message (id, type, payload, created_at, attempts, next_attempt_at) values ($1, 'policy.sold', '[]', $2, 0, $2)",
            Guid.CreateVersion7(now), now);
        Add("update poll_plan set tier = 0 where track_number = $1 and generation = 1 and tier > 0", number);
        Add(
            """
            insert into idempotency_key (scope, key, request_hash, status, content_type, location, body, created_at, expires_at)
            values ('bare', $1, $2, 201, 'application/json', '/', $3, $4, $4)
            """,
            policy, hash, Answer, now);
        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();

        void Add(string sql, params object[] parameters)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var parameter in parameters)
            {
                command.Parameters.Add(new() { Value = parameter });
            }

            batch.BatchCommands.Add(command);
        }
    }
}
