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

        Assert.Equal(2, ValueOf(told, "postaltracking_events_total", "verdict=\"stored\""));
        Assert.Equal(1, ValueOf(told, "postaltracking_events_total", "verdict=\"duplicate\""));
        Assert.Equal(1, ValueOf(told, "postaltracking_events_total", "verdict=\"rejected\""));
        Assert.Equal(1, ValueOf(told, "postaltracking_codes_unknown", ""));
        Assert.Equal(2, ValueOf(told, "postaltracking_outbox_waiting", ""));
        Assert.Equal(0, ValueOf(told, "postaltracking_poll_lag_seconds", "russian-post"));
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

    private static double ValueOf(string told, string name, string label)
    {
        var lines = told.Split('\n').Where(l => l.StartsWith(name, StringComparison.Ordinal) && l.Contains(label, StringComparison.Ordinal)).ToList();
        Assert.True(lines.Count == 1, $"{name} {label}: {string.Join('\n', lines)}\n{told}");
        return double.Parse(lines[0].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
