using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;

namespace PostalTracking.IntegrationTests.Features.Notifications.Webhooks;

/// <summary>R26 and F-29: how many messages are on their way to an endpoint, and whose word about them counts.</summary>
public sealed class EndpointTurnTests(WebhookHouse house) : IClassFixture<WebhookHouse>
{
    [Fact]
    public async Task Four_messages_at_most_are_on_their_way_to_one_endpoint()
    {
        await house.ClearAsync();
        await house.App.AddEndpointAsync(house.Receiver.At("/hooks"));
        var number = await house.ParcelAsync();
        await house.App.FanOutAsync([.. Enumerable.Range(2, 40).Select(sequence => house.App.Moved(number, sequence: sequence))]);
        var (now, most) = (0, 0);
        house.Receiver.Answer = async _ =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref now));
            await Task.Delay(30);
            Interlocked.Decrement(ref now);
        };

        await house.App.SendAllAsync();

        Assert.Equal(40, house.Receiver.Messages.Count);
        Assert.Equal(4, most);
    }

    [Fact]
    public async Task Two_instances_send_each_message_once()
    {
        await house.ClearAsync();
        var endpoint = await house.App.AddEndpointAsync(house.Receiver.At("/hooks"));
        var number = await house.ParcelAsync();
        await house.App.FanOutAsync([.. Enumerable.Range(2, 100).Select(sequence => house.App.Moved(number, sequence: sequence))]);
        await using var second = await TrackingApp.StartAsync(
            house.App.ConnectionString, [new("Background:Outbox", "false")], clock: house.Clock);

        await Task.WhenAll(house.App.SendAllAsync(), second.SendAllAsync());

        Assert.Equal(100, house.Receiver.Messages.Count);
        Assert.Equal(100, (await house.App.LogAsync(endpoint.Id, "?state=delivered&limit=200")).Count);
    }

    [Fact]
    public async Task Who_comes_back_with_an_old_lease_writes_nothing()
    {
        await house.ClearAsync();
        var endpoint = await house.WaitingAsync();
        house.Receiver.Answer = async _ =>
            await house.App.SetAsync($"update webhook_endpoint set lease = lease + 1 where id = '{endpoint.Id}'");

        await house.App.SendAllAsync();

        // Sent, logged, and still due for whoever has the lease.
        var line = Assert.Single(await house.App.LogAsync(endpoint.Id));
        Assert.Equal(("waiting", 1), (line.Text("state"), line.GetProperty("attempts").GetArrayLength()));
        await house.App.SetAsync("update webhook_endpoint set lease_until = null");
        house.Receiver.Answer = Receiver.With(200);
        await house.App.SendAllAsync();
        Assert.Equal("delivered", Assert.Single(await house.App.LogAsync(endpoint.Id)).Text("state"));
        Assert.Single(house.Receiver.Messages.Select(m => m.Id).Distinct());
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while (value > (seen = Volatile.Read(ref target)) && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }
}
