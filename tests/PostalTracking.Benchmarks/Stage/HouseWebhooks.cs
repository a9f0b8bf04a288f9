using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Notifications.Webhooks;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Benchmarks.Stage;

/// <summary>The real sender of webhooks in this process, with the log of attempts and all it writes.</summary>
internal sealed class HouseWebhooks : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly BenchDatabase _database;

    public HouseWebhooks(BenchDatabase database)
    {
        _database = database;
        var services = new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?> { ["Webhooks:AllowLoopback"] = "true" }).Build())
            .AddSingleton(TimeProvider.System)
            .AddSingleton<ResolveName>((name, cancellationToken) => Dns.GetHostAddressesAsync(name, cancellationToken))
            .AddData(database.ConnectionString);
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        _services = services.AddWebhooks().BuildServiceProvider();
    }

    /// <summary>Endpoints of one partner, each with an address of its own at the receiver.</summary>
    public async Task AddEndpointsAsync(Uri receiver, int endpoints)
    {
        var secrets = _services.GetRequiredService<WebhookSecrets>();
        for (var i = 0; i < endpoints; i++)
        {
            await using var command = _database.Source.CreateCommand(
                """
                insert into webhook_endpoint (id, tenant_id, url, types, secret, secret_version, secret_since, state, lease, created_at)
                select gen_random_uuid(), min(id), $1, '{shipment.updated}', $2, 1, now(), 1, 0, now() from tenant
                """);
            command.Parameters.Add(new() { Value = new Uri(receiver, $"/hooks/{i}").AbsoluteUri });
            command.Parameters.Add(new() { Value = secrets.Close(WebhookSecrets.New()) });
            await command.ExecuteNonQueryAsync();
        }
    }

    public Task FillAsync(int messages, string body) => _database.ExecuteAsync(string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        insert into webhook_delivery (
            endpoint_id, message_id, type, track_number, generation, sequence, body, created_at, attempts, next_attempt_at)
        select e.id, gen_random_uuid(), 'shipment.updated', 'RA' || lpad((n % 100000)::text, 8, '0') || '0RU', 1, n, '{{body}}', now(), 0, now()
        from generate_series(1, {{messages}}) n
        join (select id, row_number() over () - 1 as place, count(*) over () as all_of_them from webhook_endpoint) e
            on e.place = n % e.all_of_them
        """));

    /// <summary>Rounds as the app has them, but one after the other, until nothing is due.</summary>
    public async Task SendAllAsync()
    {
        var post = _services.GetRequiredService<WebhookPost>();
        while (await post.BeginAsync(CancellationToken.None) > 0)
        {
            await post.IdleAsync();
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
