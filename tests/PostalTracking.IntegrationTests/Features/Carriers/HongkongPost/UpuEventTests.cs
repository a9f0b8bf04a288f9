using PostalTracking.IntegrationTests.Features.Tracking;

namespace PostalTracking.IntegrationTests.Features.Carriers.HongkongPost;

/// <summary>The UPU's events as partners send them, each alone on a number of its own.</summary>
public sealed class UpuEventTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private static readonly (string Code, string Status)[] Events =
    [
        ("EMA", "accepted"), ("EMB", "in_transit"), ("EXA", "customs"), ("EXB", "customs_held"), ("EXC", "customs_released"),
        ("EXD", "exception"), ("EXX", "cancelled"), ("EMC", "in_transit"), ("EMJ", "in_transit"), ("EMK", "in_transit"),
        ("EMD", "in_transit"), ("EDA", "exception"), ("EDB", "customs"), ("EME", "customs_held"), ("EDC", "customs_released"),
        ("EMF", "in_transit"), ("EDD", "in_transit"), ("EDE", "in_transit"), ("EMG", "available_for_pickup"),
        ("EDF", "available_for_pickup"), ("EDG", "out_for_delivery"), ("EMH", "attempt_failed"), ("EDH", "available_for_pickup"),
        ("EMI", "delivered"), ("EDX", "exception"),
    ];

    public static TheoryData<int, string, string> Codes
    {
        get
        {
            var codes = new TheoryData<int, string, string>();
            foreach (var (index, (code, status)) in Events.Index())
            {
                codes.Add(index, code, status);
            }

            return codes;
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task An_event_is_stored_and_means(int serial, string code, string status)
    {
        var number = Api.Number(7_000 + serial, "RA", "HK");
        var rows = await quiet.App.SendEventsAsync(Event(number, code));

        Assert.Equal("stored", Assert.Single(rows).Text("verdict"));
        var shipment = await quiet.App.ShipmentAsync(number);
        Assert.Equal((code, status), (shipment.GetProperty("events")[0].Text("code"), shipment.Text("status")));
    }

    [Fact]
    public async Task A_whole_journey_of_one_moment_ends_where_journeys_end()
    {
        var number = Api.Number(7_100, "RA", "HK");
        var sent = Events.Where(e => e.Code is not ("EXX" or "EDX")).Reverse().Select(e => Event(number, e.Code)).ToArray();
        await quiet.App.SendEventsAsync(sent);
        Assert.Equal("delivered", (await quiet.App.ShipmentAsync(number)).Text("status"));

        // An attempt, and taken where it waits: one moment, whichever came first.
        var waiting = Api.Number(7_101, "RA", "HK");
        await quiet.App.SendEventsAsync(Event(waiting, "EDH"), Event(waiting, "EMH"));
        Assert.Equal("available_for_pickup", (await quiet.App.ShipmentAsync(waiting)).Text("status"));
    }

    private static object Event(string number, string code) =>
        new { trackNumber = number, occurredAt = "2026-11-20T10:12:00+08:00", code, carrier = "hongkong-post" };
}
