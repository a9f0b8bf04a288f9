using System.Text.Json;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Notifications.Relay;

namespace PostalTracking.IntegrationTests.Features.Notifications.Webhooks;

public sealed class FanOutTests(WebhookHouse house) : IClassFixture<WebhookHouse>
{
    [Fact]
    public async Task A_change_goes_to_the_endpoints_of_the_partner_that_registered_the_parcel_and_asked_for_it()
    {
        await house.ClearAsync();
        var number = await house.ParcelAsync();
        var wants = await house.App.AddEndpointAsync(house.Receiver.At("/wants"), types: "shipment.updated");
        var wantsOther = await house.App.AddEndpointAsync(house.Receiver.At("/other"), types: "policy.*");
        var strangers = await house.App.AddEndpointAsync(house.Receiver.At("/foreign"), await house.App.OtherKeyAsync());
        var off = await house.App.AddEndpointAsync(house.Receiver.At("/off"));
        await house.App.SetAsync($"update webhook_endpoint set state = 2 where id = '{off.Id}'");

        var happening = house.App.Moved(number, sequence: 3);
        await house.App.FanOutAsync(happening);

        var line = Assert.Single(await house.App.LogAsync(wants.Id));
        Assert.Equal(($"msg_{happening.Id:N}", "shipment.updated", number), (line.Text("id"), line.Text("type"), line.Text("trackNumber")));
        Assert.Equal(3, line.GetProperty("sequence").GetInt32());
        Assert.Empty(await house.App.LogAsync(wantsOther.Id));
        Assert.Empty(await house.App.LogAsync(off.Id));
        Assert.Equal(0, await house.App.ValueAsync<long>("select count(*) from webhook_delivery where endpoint_id = $1", strangers.Id));
    }

    [Fact]
    public async Task The_same_happening_twice_is_one_message_for_ever()
    {
        await house.ClearAsync();
        var endpoint = await house.App.AddEndpointAsync(house.Receiver.At("/hooks"));
        var happening = house.App.Moved(await house.ParcelAsync(), "delivered");

        await house.App.FanOutAsync(happening);
        await house.App.FanOutAsync(happening, happening);
        await house.App.SendAllAsync();
        await house.App.FanOutAsync(happening);
        await house.App.SendAllAsync();

        Assert.Equal(["shipment.received", "shipment.updated"], house.Receiver.Messages.Select(m => m.Type).Order());
        Assert.Equal(2, (await house.App.LogAsync(endpoint.Id)).Count);
    }

    [Fact]
    public async Task The_hand_over_gives_a_message_of_its_own_once()
    {
        await house.ClearAsync();
        await house.App.AddEndpointAsync(house.Receiver.At("/hooks"), types: "shipment.received");
        var number = await house.ParcelAsync();

        await house.App.FanOutAsync(
            house.App.Moved(number), house.App.Moved(number, "delivered", "available_for_pickup"), house.App.Moved(number, "delivered", "delivered"));
        await house.App.SendAllAsync();

        var received = Assert.Single(house.Receiver.Messages);
        Assert.Equal("shipment.received", received.Type);
        Assert.Equal("delivered", received.Data.Text("status"));
    }

    [Fact]
    public async Task Policies_and_claims_go_by_their_group_and_nothing_but_numbers_and_states_goes_out()
    {
        await house.ClearAsync();
        await house.App.AddEndpointAsync(house.Receiver.At("/hooks"), types: ["policy.*", "claim.*"]);
        var number = await house.ParcelAsync();
        await house.App.FanOutAsync(
            Told("policy.sold", number, new() { ["policyNumber"] = "1234567890", ["version"] = 1, ["buyer"] = "Анна", ["sum"] = 9900 }),
            Told("claim.moved", number, new() { ["claimNumber"] = "123456789", ["version"] = 4, ["status"] = "InReview" }),
            Told("sender.warned", number, []),
            Told("letter.other", number, []));

        await house.App.SendAllAsync();

        Assert.Equal(["claim.moved", "policy.sold"], house.Receiver.Messages.Select(m => m.Type).Order());
        var policy = house.Receiver.Messages.Single(m => m.Type == "policy.sold");
        Assert.Equal(["generation", "policyNumber", "trackNumber", "version"], policy.Data.EnumerateObject().Select(p => p.Name).Order());
        Assert.DoesNotContain("Анна", policy.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("9900", policy.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_is_as_the_specification_has_it()
    {
        await house.ClearAsync();
        await house.App.AddEndpointAsync(house.Receiver.At("/hooks"));
        var number = await house.ParcelAsync();
        var happening = house.App.Moved(number, sequence: 7);

        await house.App.FanOutAsync(happening);
        await house.App.SendAllAsync();

        var message = Assert.Single(house.Receiver.Messages);
        Assert.Equal(["type", "timestamp", "data"], message.Json.EnumerateObject().Select(p => p.Name));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", message.Json.Text("timestamp"));
        Assert.Equal(
            (number, "in_transit", "accepted", 7, 7),
            (message.Data.Text("trackNumber"), message.Data.Text("status"), message.Data.Text("previousStatus"),
                message.Data.GetProperty("from").GetInt32(), message.Data.GetProperty("sequence").GetInt32()));
    }

    private Happening Told(string type, string number, Dictionary<string, object> body)
    {
        (body["trackNumber"], body["generation"]) = (number, 1);
        return new(Guid.CreateVersion7(), type, JsonSerializer.SerializeToElement(body), house.Clock.GetUtcNow());
    }
}
