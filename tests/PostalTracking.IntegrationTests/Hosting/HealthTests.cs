using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Web.Hosting;

namespace PostalTracking.IntegrationTests.Hosting;

public sealed class HealthTests(TestDatabases postgres)
{
    [Fact]
    public async Task Without_its_database_the_app_is_alive_but_not_ready()
    {
        await using var host = await TestHost.StartAsync(environment: "Production");

        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/health/live")).StatusCode);
        var ready = await host.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        var checks = (await ready.JsonAsync()).GetProperty("checks");
        Assert.Equal("unhealthy", checks.GetProperty("database").GetString());
        Assert.Equal("healthy", checks.GetProperty("state").GetString());
        Assert.DoesNotContain("nobody", await ready.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_sync_is_said_to_be_degraded()
    {
        await using var host = await TestHost.StartAsync(connection: await postgres.CreateAsync());
        await host.PrepareDatabaseAsync();

        var ready = await host.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal("degraded", (await ready.JsonAsync()).GetProperty("checks").GetProperty("database").GetString());
    }

    [Fact]
    public async Task Not_ready_before_what_is_expected_is_complete_nor_after_the_stop_began()
    {
        await using var host = await TestHost.StartAsync(connection: await postgres.CreateAsync());
        await host.PrepareDatabaseAsync();
        var state = host.Services.GetRequiredService<ReadinessState>();

        state.Expect("reference-data");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(host));
        state.Complete("reference-data");
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(host));
        state.Stop();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(host));
    }

    [Fact]
    public async Task Told_to_stop_it_first_says_not_ready_and_still_serves()
    {
        await using var host = await TestHost.StartAsync(
            connection: await postgres.CreateAsync(), settings: new() { ["Shutdown:Notice"] = "00:00:08" });
        await host.PrepareDatabaseAsync();
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(host));

        var stopping = host.StopAsync();
        while (!host.Services.GetRequiredService<ReadinessState>().IsStopping)
        {
            await Task.Yield();
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(host));
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/health/live")).StatusCode);
        await stopping;
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => ReadyAsync(host));
    }

    private static async Task<HttpStatusCode> ReadyAsync(TestHost host) =>
        (await host.GetAsync("/health/ready")).StatusCode;
}
