using Npgsql;
using NpgsqlTypes;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>What came of a test.</summary>
internal abstract record Tested
{
    internal sealed record Sent(Guid MessageId, ReceiverAnswer Answer) : Tested;

    internal sealed record Unknown : Tested;

    /// <summary>Nobody has shown yet whose the address is.</summary>
    internal sealed record Unconfirmed : Tested;
}

/// <summary>
/// Sends one message by hand, at once and once, and says what the receiver answered; it stands in the log like any other.
/// </summary>
/// <remarks>Not in a transaction: the receiver may take its time.</remarks>
internal sealed class TestEndpoint(
    WebhookBook book, WebhookSecrets secrets, WebhookDoor door, NpgsqlDataSource database, TimeProvider clock)
{
    /// <remarks>An endpoint that is disabled can be tested, too.</remarks>
    public async Task<Tested> RunAsync(int tenant, Guid id, CancellationToken cancellationToken)
    {
        var endpoint = await book.FindAsync(tenant, id, cancellationToken);
        if (endpoint is null or { State: EndpointState.Unconfirmed })
        {
            return endpoint is null ? new Tested.Unknown() : new Tested.Unconfirmed();
        }

        var now = clock.GetUtcNow();
        var message = WebhookMessage.OfTest(Guid.CreateVersion7(now), now);
        var answer = await door.SendAsync(
            new(endpoint.Url), message.Id, message.Body, secrets.Of(endpoint, now), cancellationToken);
        await LogAsync(id, message, answer, cancellationToken);
        return new Tested.Sent(message.Id, answer);
    }

    private async Task LogAsync(Guid id, WebhookMessage message, ReceiverAnswer answer, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            with sent as (
                insert into webhook_delivery (endpoint_id, message_id, type, body, created_at, attempts, done_at, outcome)
                values (@id, @message, @type, @body, @at, 1, @at, @outcome) returning endpoint_id, message_id)
            insert into webhook_attempt (endpoint_id, message_id, at, status, trouble, milliseconds, answer)
            select endpoint_id, message_id, @at, @status, @trouble, @took, @answer from sent
            """);
        command.Parameters.Add(new("id", id));
        command.Parameters.Add(new("message", message.Id));
        command.Parameters.Add(new("type", message.Type));
        command.Parameters.Add(new("body", message.Body));
        command.Parameters.Add(new("at", answer.At));
        command.Parameters.Add(new("outcome", (short)(answer.IsSuccess ? DeliveryOutcome.Delivered : DeliveryOutcome.Dead)));
        command.Parameters.Add(new("status", NpgsqlDbType.Smallint) { Value = (object?)answer.Status ?? DBNull.Value });
        command.Parameters.Add(new("trouble", NpgsqlDbType.Smallint) { Value = (object?)(short?)answer.Trouble ?? DBNull.Value });
        command.Parameters.Add(new("took", (int)answer.Took.TotalMilliseconds));
        command.Parameters.Add(new("answer", NpgsqlDbType.Text) { Value = (object?)answer.Answer ?? DBNull.Value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
