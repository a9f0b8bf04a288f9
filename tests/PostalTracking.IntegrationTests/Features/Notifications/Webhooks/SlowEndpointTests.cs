using System.Diagnostics;
using System.Globalization;
using PostalTracking.IntegrationTests.Features.Carriers;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;

namespace PostalTracking.IntegrationTests.Features.Notifications.Webhooks;

/// <summary>W-07: one dead endpoint among a hundred, ten thousand messages, real servers and real time.</summary>
public sealed class SlowEndpointTests(TestDatabases databases)
{
    private const int Endpoints = 100;
    private const int Messages = 100;

    [Fact]
    public async Task One_that_never_answers_does_not_make_the_others_wait()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var dead = new ScriptedServer((_, _, stop) => Task.Delay(Timeout.Infinite, stop));
        await using var app = await TrackingApp.StartAsync(
            await databases.CreateAsync(), [new("Webhooks:MostEndpoints", "1000"), new("Webhooks:AnswerWithin", "00:00:05")]);

        var alone = await MeasureAsync(app, receiver, null);
        var beside = await MeasureAsync(app, receiver, dead.Address);

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"p99 of the others: {alone.P99:0.00} s without a dead one, {beside.P99:0.00} s beside it; all of them in {alone.All:0.0} and {beside.All:0.0} s.");
        Assert.True(dead.Connections > 0, "The dead one was never called.");
        Assert.True(beside.P99 < (2 * alone.P99) + 2, $"p99 was {alone.P99:0.00} s and is {beside.P99:0.00} s.");
    }

    private static async Task<(double P99, double All)> MeasureAsync(TrackingApp app, Receiver receiver, Uri? dead)
    {
        await app.ExecuteAsync("truncate webhook_attempt, webhook_delivery, webhook_letter, webhook_endpoint");
        receiver.Messages.Clear();
        for (var i = 0; i < Endpoints; i++)
        {
            await app.AddEndpointAsync(i == 0 && dead is not null ? dead : receiver.At($"/{i}"));
        }

        // The dead one's are the oldest of all.
        var began = Stopwatch.GetTimestamp();
        await app.SetAsync(string.Create(
            CultureInfo.InvariantCulture,
            $$$"""
            insert into webhook_delivery (endpoint_id, message_id, type, body, created_at, attempts, next_attempt_at)
            select e.id, gen_random_uuid(), 'shipment.updated', '{"type":"shipment.updated","data":{}}', now(), 0,
                now() - case when e.url like '{{{dead?.ToString() ?? "-"}}}%' then interval '1 hour' else interval '0' end
            from webhook_endpoint e, generate_series(1, {{{Messages}}})
            """));
        var others = (dead is null ? Endpoints : Endpoints - 1) * Messages;
        await Eventually.SeeAsync(() => Task.FromResult(receiver.Messages.Count), count => count >= others, TimeSpan.FromSeconds(120));
        var all = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await Eventually.SeeAsync(
            () => app.ValueAsync<long>("select count(*) from webhook_delivery where outcome = 1"), count => count >= others);
        Assert.Equal(others, receiver.Messages.Select(m => m.Id).Distinct().Count());
        var p99 = await app.ValueAsync<double>(
            """
            select percentile_cont(0.99) within group (order by extract(epoch from a.at - d.created_at)::float8)
            from webhook_delivery d join webhook_attempt a using (endpoint_id, message_id) where d.outcome = 1
            """);
        return (p99, all);
    }
}
