using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Hosting;

namespace PostalTracking.IntegrationTests.Hosting;

public sealed class MetricsTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    [Fact]
    public async Task The_management_port_tells_what_came_and_what_waits()
    {
        var number = Api.Number(700);
        await quiet.App.SendEventsAsync(Sent.Event(number, "1/1", daysAgo: 5), Sent.Event(number, "1/1", daysAgo: 5), Sent.Event("???", "1/1", daysAgo: 5));
        await quiet.App.SendEventsAsync(Sent.Event(number, "no such code", daysAgo: 4));
        await quiet.App.Services.GetRequiredService<BacklogMeter>().LookAsync(TestContext.Current.CancellationToken);

        var told = await MetricsAsync();

        AssertAtLeast(2, told, "postaltracking_events_total", "verdict=\"stored\"");
        AssertAtLeast(1, told, "postaltracking_events_total", "verdict=\"duplicate\"");
        AssertAtLeast(1, told, "postaltracking_events_total", "verdict=\"rejected\"");
        AssertAtLeast(1, told, "postaltracking_codes_unknown", "");
        AssertAtLeast(2, told, "postaltracking_outbox_waiting", "");
        AssertAtLeast(0, told, "postaltracking_poll_lag_seconds", "russian-post");
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

    private async Task<string> MetricsAsync()
    {
        using var http = new HttpClient { BaseAddress = Management };
        return await http.GetStringAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
    }

    // At least: the meters of a process are heard by all exporters in it, and other tests' apps count too.
    private static void AssertAtLeast(double value, string told, string name, string label = "")
    {
        var said = told.Split('\n')
            .Where(l => l.StartsWith(name, StringComparison.Ordinal) && l.Contains(label, StringComparison.Ordinal))
            .Select(l => double.Parse(l[(l.LastIndexOf('}') + 1)..].Split(' ')[1], CultureInfo.InvariantCulture))
            .ToList();
        Assert.True(said.Any(v => v >= value), $"{name} {label}: {string.Join(", ", said)}\n{told}");
    }
}
