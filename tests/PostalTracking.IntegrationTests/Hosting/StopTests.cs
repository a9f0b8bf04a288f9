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
        var ours = app.Services.GetServices<IHostedService>().Where(one => one.GetType().Assembly == typeof(Program).Assembly).ToList();
        await app.DisposeAsync();

        foreach (var service in ours)
        {
            await service.StopAsync(CancellationToken.None);
        }

        Assert.Contains(ours, one => one is WebhookPost);
    }
}
