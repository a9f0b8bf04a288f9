using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.IntegrationTests.Faults;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.LocalPostgres;
using PostalTracking.Web.Hosting;

namespace PostalTracking.IntegrationTests.Hosting;

public sealed class MetricsTests(QuietApp quiet, TestDatabases databases) : IClassFixture<QuietApp>
{
    // In a process of its own: the meters of a process are heard by every exporter in it, and tests have several apps in theirs.
    [Fact]
    public async Task The_management_port_tells_what_came_and_what_waits()
    {
        var management = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}");
        await using var app = new AppProcess(
            await databases.CreateAsync(),
            [new("Background:Polling", "false"), new("Background:Outbox", "false"), new("Management:Port", $"{management.Port}")]);
        await app.StartAsync();
        var number = Api.Number(700);
        var accepted = Sent.Event(number, "1/1", daysAgo: 5);
        await app.PostAsync(Api.Events, new { events = new[] { accepted, accepted, Sent.Event("???", "1/1", daysAgo: 5) } });
        await app.PostAsync(Api.Events, new { events = new[] { Sent.Event(number, "no such code", daysAgo: 4) } });

        // What waits is looked at now and then.
        var told = await Eventually.SeeAsync(
            () => MetricsAsync(management), text => Values(text, "postaltracking_outbox_waiting").Any(waiting => waiting > 0));

        Assert.Equal([2.0], Values(told, "postaltracking_outbox_waiting"));
        Assert.Equal([1.0], Values(told, "postaltracking_codes_unknown"));
        Assert.Equal([2.0], Values(told, "postaltracking_events_total", "verdict=\"stored\""));
        Assert.Equal([1.0], Values(told, "postaltracking_events_total", "verdict=\"duplicate\""));
        Assert.Equal([1.0], Values(told, "postaltracking_events_total", "verdict=\"rejected\""));
        Assert.Single(Values(told, "postaltracking_poll_lag_seconds", "russian-post"));
        Assert.All(
            new[] { "http_server_request_duration_seconds_count", "kestrel_active_connections", "dotnet_gc_collections_total", "db_client_" },
            name => Assert.Contains(name, told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_public_port_knows_no_metrics()
    {
        var answer = await quiet.App.GetAsync("/metrics");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(Management.Host)));
        Assert.NotEqual(quiet.App.Address.Port, Management.Port);
    }

    [Fact]
    public async Task The_management_port_has_no_other_address()
    {
        using var http = new HttpClient { BaseAddress = Management };

        var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_port_that_is_taken_stops_nobody()
    {
        var taken = new Dictionary<string, string> { ["Management:Port"] = $"{Management.Port}" };

        await using var second = await TrackingApp.StartAsync(quiet.App.ConnectionString, taken);

        Assert.Null(second.Services.GetRequiredService<ManagementService>().Address);
        Assert.Equal(HttpStatusCode.OK, (await second.GetAsync("/health/ready")).StatusCode);
    }

    private Uri Management => quiet.App.Services.GetRequiredService<ManagementService>().Address!;

    private static async Task<string> MetricsAsync(Uri management)
    {
        using var http = new HttpClient { BaseAddress = management };
        return await http.GetStringAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
    }

    private static List<double> Values(string told, string name, string label = "") =>
    [
        .. told.Split('\n')
            .Where(line => line.StartsWith(name, StringComparison.Ordinal) && line.Contains(label, StringComparison.Ordinal))
            .Select(line => double.Parse(line[(line.LastIndexOf('}') + 1)..].Split(' ')[1], CultureInfo.InvariantCulture)),
    ];
}
