using System.Globalization;
using PostalTracking.IntegrationTests.Features.Tracking;

namespace PostalTracking.IntegrationTests.Features.Notifications.Webhooks;

/// <summary>R29: messages out of order, twice and with gaps; a receiver that goes by the sequence never regresses and misses nothing.</summary>
public sealed class FollowedBySequenceTests(TestDatabases databases)
{
    [Fact]
    public async Task A_receiver_that_gets_them_in_any_order_and_twice_ends_where_the_parcel_is_and_knows_every_event()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync());
        await app.AddEndpointAsync(receiver.Address, types: ["shipment.updated", "shipment.received"]);
        var number = Api.Number(7_200_001);
        await app.RegisterAsync(new { trackNumber = number });
        foreach (var (code, daysAgo) in new[] { ("1/1", 9.0), ("8/4", 8), ("8/3", 6), ("8/2", 3), ("2/1", 1) })
        {
            await app.SendEventsAsync(Sent.Event(number, code, daysAgo));
        }

        // By itself: relay, fan-out and turns of the running app.
        var truth = await app.ShipmentAsync(number);
        var last = truth.GetProperty("sequence").GetInt32();
        await Eventually.SeeAsync(
            () => Task.FromResult(receiver.Messages.Where(m => m.Type == "shipment.updated")
                .Select(m => m.Data.GetProperty("sequence").GetInt32()).DefaultIfEmpty(0).Max()),
            seen => seen == last);
        await Eventually.SeeAsync(
            () => Task.FromResult(receiver.Messages.Count(m => m.Type == "shipment.received")), count => count == 1);
        var messages = receiver.Messages.Where(m => m.Type == "shipment.updated").ToList();
        Assert.Equal(messages.Count, messages.Select(m => m.Id).Distinct().Count());

        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var order = messages.Concat(messages).OrderBy(_ => random.Next()).ToList();
            var follower = new Follower(app, number);
            foreach (var message in order.Where(m => m != order[0] || seed % 2 == 0))
            {
                await follower.TakeAsync(message);
            }

            // One was lost on the way: it shows at the next, or not at all where it was the last.
            await follower.TakeAsync(messages.MaxBy(m => m.Data.GetProperty("sequence").GetInt32())!);
            Assert.Equal((truth.Text("status"), last), (follower.Status, follower.Sequence));
            Assert.Equal(
                truth.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("sequence").GetInt32()).Order(),
                follower.Events.Order());
        }
    }

    /// <summary>What the documentation tells a partner to do.</summary>
    private sealed class Follower(TrackingApp app, string number)
    {
        private readonly HashSet<string> _ids = [];

        public string? Status { get; private set; }

        public int Sequence { get; private set; }

        public HashSet<int> Events { get; } = [];

        public async Task TakeAsync(ReceivedMessage message)
        {
            var sequence = message.Data.GetProperty("sequence").GetInt32();
            if (!_ids.Add(message.Id) || sequence <= Sequence)
            {
                return;
            }

            var newer = await app.ShipmentAsync(
                number, string.Create(CultureInfo.InvariantCulture, $"?afterSequence={Sequence}"));
            Events.UnionWith(newer.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("sequence").GetInt32()));
            (Status, Sequence) = (newer.Text("status"), newer.GetProperty("sequence").GetInt32());
        }
    }
}
