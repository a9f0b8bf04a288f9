using System.Text.Json;
using Npgsql;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Relay;

/// <summary>
/// Carries what happened from the outbox to those who tell people of it, in one transaction a batch: a message is done when all
/// of them have written down whom to tell, and not before. Any number of instances may do it together.
/// </summary>
/// <remarks>Letters have an outbox round of their own: they speak to the post while the message waits.</remarks>
internal sealed partial class OutboxRelay(
    NpgsqlDataSource database,
    IEnumerable<IOutboxReader> readers,
    IConfiguration configuration,
    TimeProvider clock,
    ILogger<OutboxRelay> logger) : IRound
{
    private const int BatchSize = 500;

    // A message that fails here fails for a reason of ours: time to mend it, then it waits for a person.
    private static readonly TimeSpan[] Delays =
        [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6)];

    /// <returns>How many messages were passed on.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var done = 0;
        if (!configuration.DeliversMessages())
        {
            return done;
        }

        int taken;
        do
        {
            taken = await BatchAsync(cancellationToken);
            done += taken;
        }
        while (taken == BatchSize);
        return done;
    }

    private async Task<int> BatchAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await TakeAsync(BatchSize, cancellationToken);
        }
        // One of them is at fault: one by one, the others go on.
        catch (Exception exception) when (exception is not OperationCanceledException and not NpgsqlException { IsTransient: true })
        {
            LogBatchFailed(exception);
            return await OneByOneAsync(cancellationToken);
        }
    }

    private async Task<int> OneByOneAsync(CancellationToken cancellationToken)
    {
        var done = 0;
        for (var i = 0; i < BatchSize; i++)
        {
            if (await TakeAsync(1, cancellationToken, mayFail: true) == 0)
            {
                break;
            }

            done++;
        }

        return done;
    }

    private async Task<int> TakeAsync(int most, CancellationToken cancellationToken, bool mayFail = false)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var happenings = await DueAsync(connection, most, cancellationToken);
        if (happenings.Count == 0)
        {
            return 0;
        }

        await transaction.SaveAsync("taken", cancellationToken);
        try
        {
            foreach (var reader in readers)
            {
                await reader.TakeAsync(connection, happenings, cancellationToken);
            }

            await DoneAsync(connection, happenings, cancellationToken);
        }
        catch (Exception exception) when (mayFail && exception is not OperationCanceledException and not NpgsqlException { IsTransient: true })
        {
            LogFailed(happenings[0].Id, happenings[0].Type, exception);
            await transaction.RollbackAsync("taken", cancellationToken);
            await LaterAsync(connection, happenings[0].Id, exception.GetType().Name, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return happenings.Count;
    }

    private async Task<List<Happening>> DueAsync(NpgsqlConnection connection, int most, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select id, type, payload::text, created_at from outbox_message
            where done_at is null and next_attempt_at <= $1 and type <> 'letter.send'
            order by next_attempt_at, id limit $2 for update skip locked
            """,
            connection)
        {
            Parameters = { new() { Value = clock.GetUtcNow() }, new() { Value = most } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var due = new List<Happening>();
        while (await reader.ReadAsync(cancellationToken))
        {
            due.Add(new(
                reader.GetGuid(0),
                reader.GetString(1),
                JsonSerializer.Deserialize<JsonElement>(reader.GetString(2)),
                reader.GetFieldValue<DateTimeOffset>(3)));
        }

        return due;
    }

    private async Task DoneAsync(NpgsqlConnection connection, List<Happening> happenings, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "update outbox_message set done_at = $1, attempts = attempts + 1, failure = null where id = any($2)", connection)
        {
            Parameters = { new() { Value = clock.GetUtcNow() }, new() { Value = happenings.Select(one => one.Id).ToArray() } },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task LaterAsync(NpgsqlConnection connection, Guid id, string failure, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            update outbox_message set attempts = attempts + 1, failure = $2, next_attempt_at = $3 + ($4::interval[])[attempts + 1]
            where id = $1
            """,
            connection)
        {
            Parameters = { new() { Value = id }, new() { Value = failure }, new() { Value = clock.GetUtcNow() }, new() { Value = Delays } },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "A batch of messages failed; they go one by one")]
    private partial void LogBatchFailed(Exception exception);

    [LoggerMessage(LogLevel.Error, "Message {Id} of type {Type} failed")]
    private partial void LogFailed(Guid id, string type, Exception exception);
}
