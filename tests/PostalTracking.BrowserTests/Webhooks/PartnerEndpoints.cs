using System.Globalization;

namespace PostalTracking.BrowserTests.Webhooks;

/// <summary>Endpoints of a partner, as they stand after some days.</summary>
internal static class PartnerEndpoints
{
    /// <param name="how">What SQL sets beside the usual: <c>failing_since = now()</c>.</param>
    public static async Task<Guid> EndpointAsync(this TrackingApp app, int tenant, string url, string? how = null)
    {
        var id = Guid.NewGuid();
        await app.ExecuteAsync(
            $$"""
            insert into webhook_endpoint (id, tenant_id, url, types, secret, secret_version, secret_since, state, lease, created_at, last_success_at)
            values ('{{id}}', {{tenant}}, '{{url}}', '{shipment.updated,claim.*}', '\x00', 1, now(), 1, 0, now() - interval '9 days', now())
            """);
        if (how is not null)
        {
            await app.ExecuteAsync($"update webhook_endpoint set {how} where id = '{id}'");
        }

        return id;
    }

    /// <summary>A message taken, one that waits after two attempts, and one that nobody took.</summary>
    public static Task MessagesAsync(this TrackingApp app, Guid endpoint) => app.ExecuteAsync(string.Create(
        CultureInfo.InvariantCulture,
        $$$"""
        with told as (
            insert into webhook_delivery (
                endpoint_id, message_id, type, track_number, generation, sequence, body, created_at, attempts, next_attempt_at, done_at, outcome)
            select '{{{endpoint}}}', gen_random_uuid(), 'shipment.updated', 'ZA000000059HK', 1, n,
                '{"type":"shipment.updated","timestamp":"2026-11-29T12:00:00.000Z","data":{"trackNumber":"ZA000000059HK","status":"in_transit"}}',
                now() - n * interval '3 hours', n, case n when 2 then now() + interval '2 hours' end,
                case when n <> 2 then now() end, case n when 1 then 1 when 3 then 2 end
            from generate_series(1, 3) n
            returning endpoint_id, message_id, sequence, created_at)
        insert into webhook_attempt (endpoint_id, message_id, at, status, trouble, milliseconds, answer)
        select endpoint_id, message_id, created_at + interval '1 second', case sequence when 1 then 200 when 2 then 500 end,
            case sequence when 3 then 5 end, 37, case sequence when 2 then '<h1>Internal Server Error</h1>' end
        from told
        """));

    private static async Task ExecuteAsync(this TrackingApp app, string sql)
    {
        await using var command = app.Database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
