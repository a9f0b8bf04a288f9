using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>
/// Writes down what receivers answered and reads what is due next, in one round trip and one transaction, under the lease: who
/// lost it adds to the log of attempts and changes nothing else.
/// </summary>
internal sealed class EndpointLedger(NpgsqlDataSource database, IOptions<WebhookOptions> options, TimeProvider clock)
{
    /// <summary>Without an id: all that failed for too long and have nothing left to send, see <see cref="WebhookPurge"/>.</summary>
    public const string Disable =
        """
        with off as (
            update webhook_endpoint e set
                state = 2, disabled_at = @now, lease_until = null, disabled_why = case when @gone then 2 else 3 end
            where e.state = 1 and (@gone or e.failing_since <= @patience) and ((e.id = @id and e.lease = @lease) or (@id is null
                and not exists (select from webhook_delivery d where d.endpoint_id = e.id and d.next_attempt_at is not null)))
            returning e.id, e.tenant_id, e.disabled_why)
        insert into webhook_letter (id, endpoint_id, owner_id, why, created_at, attempts, next_attempt_at)
        select gen_random_uuid(), off.id, m.id, off.disabled_why, @now, 0, @now from off
        join staff_member m on m.tenant_id = off.tenant_id and m.role = 7 and m.email is not null and m.disabled_at is null
        """;

    /// <param name="sent">What came of messages read before; none at the beginning of a turn.</param>
    /// <param name="most">How many to read.</param>
    /// <param name="busy">Read before and on their way: not to be read again.</param>
    public async Task<List<DueDelivery>> TurnAsync(
        TakenEndpoint endpoint,
        IReadOnlyCollection<SentDelivery> sent,
        int most,
        List<DueDelivery> busy,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var batch = database.CreateBatch();
        if (sent.Count > 0)
        {
            batch.BatchCommands.Add(HowItGoes(endpoint, sent, now));
            batch.BatchCommands.Add(Done(endpoint, sent, now));
            batch.BatchCommands.Add(Log(endpoint, sent));
            if (sent.Any(one => !one.Answer.IsSuccess))
            {
                batch.BatchCommands.Add(DisableOne(endpoint, sent.Any(one => one.Answer.IsGone), now));
            }
        }

        batch.BatchCommands.Add(Due(endpoint, most, busy, now));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var due = new List<DueDelivery>();
        while (await reader.ReadAsync(cancellationToken))
        {
            due.Add(new(reader.GetGuid(0), reader.GetString(1), reader.GetInt16(2)));
        }

        return due;
    }

    // First, so that its lock keeps others out until the end.
    private NpgsqlBatchCommand HowItGoes(TakenEndpoint endpoint, IReadOnlyCollection<SentDelivery> sent, DateTimeOffset now)
    {
        DateTimeOffset? success = sent.Where(one => one.Answer.IsSuccess).Max(one => (DateTimeOffset?)one.Answer.At);
        DateTimeOffset? failure = sent.Where(one => !one.Answer.IsSuccess).Min(one => (DateTimeOffset?)one.Answer.At);
        DateTimeOffset? pause = sent.Max(one => one.Answer.At + one.Answer.RetryAfter);
        var command = new NpgsqlBatchCommand(
            """
            update webhook_endpoint set
                last_success_at = coalesce(@success, last_success_at),
                failing_since = case when @success is null then coalesce(failing_since, @failure) end,
                paused_until = @pause, lease_until = @until
            where id = @id and lease = @lease
            """);
        Name(command, endpoint);
        command.Parameters.Add(Moment("success", success));
        command.Parameters.Add(Moment("failure", failure));
        command.Parameters.Add(Moment("pause", pause));
        command.Parameters.Add(Moment("until", now + options.Value.Lease));
        return command;
    }

    private static NpgsqlBatchCommand Done(TakenEndpoint endpoint, IReadOnlyCollection<SentDelivery> sent, DateTimeOffset now)
    {
        var ends = sent.Select(one => (one.Message, End: EndOf(one))).ToList();
        var command = new NpgsqlBatchCommand(
            """
            update webhook_delivery d set
                attempts = u.attempts, next_attempt_at = u.next, outcome = u.outcome,
                done_at = case when u.outcome is not null then @now end
            from unnest(@ids, @attempts, @nexts, @outcomes) as u (id, attempts, next, outcome)
            where d.endpoint_id = @id and d.message_id = u.id and d.attempts = u.attempts - 1
                and exists (select from webhook_endpoint e where e.id = @id and e.lease = @lease)
            """);
        Name(command, endpoint);
        command.Parameters.Add(Moment("now", now));
        command.Parameters.Add(new("ids", ends.ConvertAll(one => one.Message.MessageId)));
        command.Parameters.Add(new("attempts", NpgsqlDbType.Array | NpgsqlDbType.Smallint)
        {
            Value = ends.ConvertAll(one => (short)(one.Message.Attempts + 1)),
        });
        command.Parameters.Add(new("nexts", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz)
        {
            Value = ends.ConvertAll(one => one.End.Next),
        });
        command.Parameters.Add(new("outcomes", NpgsqlDbType.Array | NpgsqlDbType.Smallint)
        {
            Value = ends.ConvertAll(one => (short?)one.End.Outcome),
        });
        return command;
    }

    private static (DateTimeOffset? Next, DeliveryOutcome? Outcome) EndOf(SentDelivery sent)
    {
        if (sent.Answer.IsSuccess)
        {
            return (null, DeliveryOutcome.Delivered);
        }

        // What is said of one message, the receiver asks for: later than the schedule has it, never sooner.
        return RetrySchedule.After(sent.Message.Attempts + 1, Random.Shared.NextDouble()) is { } delay
            ? (sent.Answer.At + (sent.Answer.RetryAfter > delay ? sent.Answer.RetryAfter.Value : delay), null)
            : (null, DeliveryOutcome.Dead);
    }

    private static NpgsqlBatchCommand Log(TakenEndpoint endpoint, IReadOnlyCollection<SentDelivery> sent)
    {
        var all = sent.ToList();
        return new(
            """
            insert into webhook_attempt (endpoint_id, message_id, at, status, trouble, milliseconds, answer)
            select @id, u.message, u.at, u.status, u.trouble, u.took, u.answer
            from unnest(@messages, @ats, @statuses, @troubles, @tooks, @answers) as u (message, at, status, trouble, took, answer)
            on conflict (endpoint_id, message_id, at) do nothing
            """)
        {
            Parameters =
            {
                new("id", endpoint.Id),
                new("messages", all.ConvertAll(one => one.Message.MessageId)),
                new("ats", all.ConvertAll(one => one.Answer.At)),
                new("statuses", NpgsqlDbType.Array | NpgsqlDbType.Smallint) { Value = all.ConvertAll(one => one.Answer.Status) },
                new("troubles", NpgsqlDbType.Array | NpgsqlDbType.Smallint) { Value = all.ConvertAll(one => (short?)one.Answer.Trouble) },
                new("tooks", all.ConvertAll(one => (int)one.Answer.Took.TotalMilliseconds)),
                new("answers", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = all.ConvertAll(one => one.Answer.Answer) },
            },
        };
    }

    private static NpgsqlBatchCommand DisableOne(TakenEndpoint endpoint, bool isGone, DateTimeOffset now)
    {
        var command = new NpgsqlBatchCommand(Disable);
        Name(command, endpoint);
        command.Parameters.Add(new("gone", isGone));
        command.Parameters.Add(Moment("now", now));
        command.Parameters.Add(Moment("patience", now - RetrySchedule.Patience));
        return command;
    }

    private static NpgsqlBatchCommand Due(TakenEndpoint endpoint, int most, List<DueDelivery> busy, DateTimeOffset now)
    {
        var command = new NpgsqlBatchCommand(
            """
            select d.message_id, d.body, d.attempts from webhook_delivery d
            where d.endpoint_id = @id and d.next_attempt_at <= @now and d.message_id <> all(@busy)
                and exists (select from webhook_endpoint e where e.id = @id and e.lease = @lease and e.state = 1)
            order by d.next_attempt_at limit @most
            """);
        Name(command, endpoint);
        command.Parameters.Add(Moment("now", now));
        command.Parameters.Add(new("most", most));
        command.Parameters.Add(new("busy", busy.ConvertAll(one => one.MessageId)));
        return command;
    }

    private static void Name(NpgsqlBatchCommand command, TakenEndpoint endpoint)
    {
        command.Parameters.Add(new("id", NpgsqlDbType.Uuid) { Value = endpoint.Id });
        command.Parameters.Add(new("lease", endpoint.Lease));
    }

    private static NpgsqlParameter Moment(string name, DateTimeOffset? moment) =>
        new(name, NpgsqlDbType.TimestampTz) { Value = (object?)moment ?? DBNull.Value };
}
