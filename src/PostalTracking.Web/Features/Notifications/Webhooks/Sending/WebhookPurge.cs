using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>
/// Forgets messages after their time and endpoints that were removed; disables what failed for too long with nothing left to send.
/// </summary>
internal sealed class WebhookPurge(NpgsqlDataSource database, IOptions<WebhookOptions> options, TimeProvider clock) : IRound
{
    // Small bites: a long delete would hold back vacuum.
    private const int AtOnce = 2_000;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await DisableAsync(now, cancellationToken);
        var gone = 0;
        foreach (var (endpoint, isRemoved) in await EndpointsAsync(cancellationToken))
        {
            gone += await MessagesAsync(endpoint, isRemoved ? now + options.Value.KeptFor : now - options.Value.KeptFor, cancellationToken);
        }

        await RemovedAsync(cancellationToken);
        return gone;
    }

    private async Task DisableAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(EndpointLedger.Disable);
        command.Parameters.Add(new("id", NpgsqlDbType.Uuid) { Value = DBNull.Value });
        command.Parameters.Add(new("lease", NpgsqlDbType.Integer) { Value = 0 });
        command.Parameters.Add(new("gone", false));
        command.Parameters.Add(new("now", now));
        command.Parameters.Add(new("patience", now - RetrySchedule.Patience));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<List<(Guid Id, bool IsRemoved)>> EndpointsAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select id, state = 3 from webhook_endpoint");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var endpoints = new List<(Guid, bool)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            endpoints.Add((reader.GetGuid(0), reader.GetBoolean(1)));
        }

        return endpoints;
    }

    private async Task<int> MessagesAsync(Guid endpoint, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var gone = 0;
        int bite;
        do
        {
            await using var command = database.CreateCommand(
                """
                with old as materialized (
                    select message_id from webhook_delivery where endpoint_id = $1 and created_at < $2
                    order by created_at limit $3 for update skip locked),
                attempts as (delete from webhook_attempt a using old where a.endpoint_id = $1 and a.message_id = old.message_id)
                delete from webhook_delivery d using old where d.endpoint_id = $1 and d.message_id = old.message_id
                """);
            command.Parameters.Add(new() { Value = endpoint });
            command.Parameters.Add(new() { Value = before });
            command.Parameters.Add(new() { Value = AtOnce });
            bite = await command.ExecuteNonQueryAsync(cancellationToken);
            gone += bite;
        }
        while (bite == AtOnce);
        return gone;
    }

    private async Task RemovedAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            delete from webhook_endpoint e
            where e.state = 3 and not exists (select from webhook_delivery d where d.endpoint_id = e.id)
            """);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
