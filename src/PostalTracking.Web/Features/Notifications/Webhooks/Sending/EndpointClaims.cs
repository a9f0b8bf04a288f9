using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Npgsql;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>
/// Takes endpoints that have something due, in one short statement, and gives them back. An endpoint and not a message is what is
/// taken: so many instances together still speak to it with a few messages at a time.
/// </summary>
internal sealed partial class EndpointClaims(
    NpgsqlDataSource database,
    WebhookSecrets secrets,
    IOptions<WebhookOptions> options,
    TimeProvider clock,
    ILogger<EndpointClaims> logger)
{
    /// <param name="areFailing">Only those that failed last, or only the others.</param>
    public async Task<List<TakenEndpoint>> TakeAsync(bool areFailing, int most, CancellationToken cancellationToken)
    {
        if (most <= 0)
        {
            return [];
        }

        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(
            """
            with due as materialized (
                select e.id from webhook_endpoint e
                where e.state = 1 and (e.failing_since is not null) = $2
                    and (e.lease_until is null or e.lease_until <= $1) and (e.paused_until is null or e.paused_until <= $1)
                    and exists (select from webhook_delivery d where d.endpoint_id = e.id and d.next_attempt_at <= $1)
                order by e.turn_at nulls first limit $3 for update of e skip locked)
            update webhook_endpoint e set lease = e.lease + 1, lease_until = $4, turn_at = $1 from due where e.id = due.id
            returning e.id, e.lease, e.url, e.secret, case when e.previous_until > $1 then e.previous_secret end
            """);
        command.Parameters.Add(new() { Value = now });
        command.Parameters.Add(new() { Value = areFailing });
        command.Parameters.Add(new() { Value = most });
        command.Parameters.Add(new() { Value = now + options.Value.Lease });
        var taken = new List<TakenEndpoint>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var id = reader.GetGuid(0);
            byte[][] kept = await reader.IsDBNullAsync(4, cancellationToken)
                ? [reader.GetFieldValue<byte[]>(3)]
                : [reader.GetFieldValue<byte[]>(3), reader.GetFieldValue<byte[]>(4)];
            if (Open(id, kept) is { } opened)
            {
                taken.Add(new(id, reader.GetInt32(1), new(reader.GetString(2)), opened, areFailing));
            }
        }

        return taken;
    }

    /// <summary>For the next turn, whoever takes it.</summary>
    public async Task GiveBackAsync(TakenEndpoint endpoint)
    {
        await using var command = database.CreateCommand("update webhook_endpoint set lease_until = null where id = $1 and lease = $2");
        command.Parameters.Add(new() { Value = endpoint.Id });
        command.Parameters.Add(new() { Value = endpoint.Lease });
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    // Without the ring of keys nothing can be signed: the endpoint waits for its lease to end, the others go on.
    private List<byte[]>? Open(Guid id, byte[][] kept)
    {
        try
        {
            return [.. kept.Select(secrets.Open)];
        }
        catch (CryptographicException unreadable)
        {
            LogUnreadable(id, unreadable);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "The secret of endpoint {Id} cannot be read with this ring of keys")]
    private partial void LogUnreadable(Guid id, Exception exception);
}
