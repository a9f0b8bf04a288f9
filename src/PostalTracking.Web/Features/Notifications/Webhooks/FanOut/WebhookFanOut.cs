using Npgsql;
using NpgsqlTypes;
using PostalTracking.Web.Features.Notifications.Relay;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>
/// Writes down which endpoints a happening is told: those of the partner that registered the parcel, which are active and asked
/// for it.
/// </summary>
internal sealed class WebhookFanOut(TimeProvider clock) : IOutboxReader
{
    public async Task TakeAsync(NpgsqlConnection connection, IReadOnlyList<Happening> happenings, CancellationToken cancellationToken)
    {
        var messages = happenings.SelectMany(WebhookMessage.Of).ToList();
        if (messages.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(
            """
            insert into webhook_delivery (
                endpoint_id, message_id, type, track_number, generation, sequence, body, created_at, attempts, next_attempt_at)
            select e.id, m.id, m.type, m.track_number, m.generation, m.sequence, m.body, m.at, 0, @now
            from unnest(@ids, @types, @choices, @numbers, @generations, @sequences, @bodies, @ats)
                as m (id, type, choice, track_number, generation, sequence, body, at)
            join shipment s on s.track_number = m.track_number and s.generation = m.generation
            join webhook_endpoint e on e.tenant_id = s.tenant_id and e.state = 1 and m.choice = any(e.types)
            on conflict (endpoint_id, message_id) do nothing
            """,
            connection);
        command.Parameters.AddWithValue("now", clock.GetUtcNow());
        command.Parameters.AddWithValue("ids", messages.ConvertAll(m => m.Id));
        command.Parameters.AddWithValue("types", messages.ConvertAll(m => m.Type));
        command.Parameters.AddWithValue("choices", messages.ConvertAll(m => m.Choice));
        command.Parameters.AddWithValue("numbers", NpgsqlDbType.Array | NpgsqlDbType.Text, messages.ConvertAll(m => m.TrackNumber));
        command.Parameters.AddWithValue("generations", NpgsqlDbType.Array | NpgsqlDbType.Smallint, messages.ConvertAll(m => m.Generation));
        command.Parameters.AddWithValue("sequences", NpgsqlDbType.Array | NpgsqlDbType.Integer, messages.ConvertAll(m => m.Sequence));
        command.Parameters.AddWithValue("bodies", messages.ConvertAll(m => m.Body));
        command.Parameters.AddWithValue("ats", messages.ConvertAll(m => m.At));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
