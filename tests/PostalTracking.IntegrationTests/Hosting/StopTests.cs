using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PostalTracking.Web.Features.Notifications.Webhooks;

namespace PostalTracking.IntegrationTests.Hosting;

public sealed class StopTests(TestDatabases databases)
{
    // Whoever started a host and the host's own Run both stop it, side by side: the one may have disposed of what the other stops.
    [Fact]
    public async Task What_has_ended_can_be_stopped_once_more()
    {
        var app = await TrackingApp.StartAsync(await databases.CreateAsync());
        var (host, hosted) = (app.Services.GetRequiredService<IHost>(), app.Services.GetServices<IHostedService>().ToList());
        await app.DisposeAsync();

        await host.StopAsync(CancellationToken.None);
        foreach (var service in hosted)
        {
            await service.StopAsync(CancellationToken.None);
        }

        Assert.Contains(hosted, one => one is WebhookPost);
    }
}
