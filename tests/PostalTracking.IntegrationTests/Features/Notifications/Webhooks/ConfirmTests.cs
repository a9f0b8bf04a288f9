using System.Net;
using Microsoft.AspNetCore.Http;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Partners;

namespace PostalTracking.IntegrationTests.Features.Notifications.Webhooks;

/// <summary>An address shows whose it is before anything is sent there.</summary>
public sealed class ConfirmTests(WebhookHouse house) : IClassFixture<WebhookHouse>
{
    private TrackingApp App => house.App;

    private string Challenge => house.Receiver.Messages.Last().Data.Text("challenge")!;

    [Fact]
    public async Task An_address_outside_begins_unconfirmed_and_nothing_is_sent_or_kept_for_it()
    {
        await house.ClearAsync();
        var endpoint = await App.AddEndpointAsync(new("https://shop.example/confirm"));

        await App.FanOutAsync(App.Moved(await house.ParcelAsync()));

        Assert.Empty(await App.LogAsync(endpoint.Id));
        foreach (var (tail, body) in new (string, object?)[]
        {
            ("/test", null), ("/enable", null), ("/replay", new { deliveryId = "msg_0123456789abcdef0123456789abcdef" }),
            ("/replay", new { from = "2026-01-01T00:00:00Z", to = "2026-02-01T00:00:00Z" }),
        })
        {
            await (await CallAsync(endpoint, tail, body)).ProblemAsync(HttpStatusCode.Conflict, "webhook-endpoint-unconfirmed");
        }

        Assert.Equal("unconfirmed", (await App.EndpointAsync(endpoint.Id)).Text("state"));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData(" {0}\n")]
    [InlineData("{{\"challenge\":\"{0}\"}}")]
    public async Task The_challenge_comes_back_in_the_answer_and_the_messages_go_there(string answered)
    {
        await house.ClearAsync();
        var endpoint = await UnconfirmedAsync();
        Answer(200, answered);

        var confirmed = await (await CallAsync(endpoint, "/confirm")).JsonAsync();

        Assert.Equal("active", confirmed.Text("state"));
        var challenge = Assert.Single(house.Receiver.Messages);
        Assert.True(challenge.IsSignedWith(endpoint.Secret));
        Assert.Equal("webhook.challenge", challenge.Type);
        Assert.Empty(await App.LogAsync(endpoint.Id));
        await App.FanOutAsync(App.Moved(await house.ParcelAsync()));
        await App.SendAllAsync();
        Assert.Equal("shipment.updated", house.Receiver.Messages.Last().Type);
    }

    [Theory]
    [InlineData(200, "ok")]
    [InlineData(204, "")]
    [InlineData(500, "{0}")]
    [InlineData(200, "{{\"challenge\":7}}")]
    [InlineData(200, "{{\"challenge\"")]
    [InlineData(200, "{{\"type\":\"webhook.challenge\",\"data\":{{\"challenge\":\"{0}\"}}}}")]
    [InlineData(200, "You said {0}")]
    public async Task Any_other_answer_confirms_nothing_and_is_told(int status, string answered)
    {
        await house.ClearAsync();
        var endpoint = await UnconfirmedAsync();
        Answer(status, answered);

        var problem = await (await CallAsync(endpoint, "/confirm")).ProblemAsync(HttpStatusCode.Conflict, "webhook-endpoint-unconfirmed");

        Assert.Equal(status, problem.GetProperty("receiverStatus").GetInt32());
        Assert.Equal(answered.Length == 0 ? null : string.Format(null, answered, Challenge), problem.Text("receiverAnswer"));
        Assert.Equal("unconfirmed", (await App.EndpointAsync(endpoint.Id)).Text("state"));
    }

    [Fact]
    public async Task The_challenge_is_handed_in_as_it_was_read_the_last_one_only()
    {
        await house.ClearAsync();
        var endpoint = await UnconfirmedAsync();

        await (await HandInAsync(endpoint, "")).ProblemAsync(HttpStatusCode.BadRequest, "validation");
        await CallAsync(endpoint, "/confirm");
        var first = Challenge;
        await CallAsync(endpoint, "/confirm");

        await (await HandInAsync(endpoint, first)).ProblemAsync(HttpStatusCode.BadRequest, "validation");
        Assert.Equal("active", (await (await HandInAsync(endpoint, $" {Challenge} ")).JsonAsync()).Text("state"));
        Assert.Equal("active", (await (await HandInAsync(endpoint, first)).JsonAsync()).Text("state"));
        Assert.Equal("active", (await (await CallAsync(endpoint, "/confirm")).JsonAsync()).Text("state"));
        Assert.Equal(2, house.Receiver.Messages.Count);
        Assert.Equal(1, await App.ValueAsync<long>(
            "select count(*) from audit_entry where action = 'webhook.confirmed' and subject = $1", $"{endpoint.Id}"));
    }

    [Fact]
    public async Task Nobodys_door_is_knocked_at_all_day()
    {
        await house.ClearAsync();
        var key = await App.OtherKeyAsync("A knocker");
        var endpoint = await UnconfirmedAsync(key);

        for (var knock = 0; knock < 20; knock++)
        {
            await (await CallAsync(endpoint, "/confirm", null, key)).ProblemAsync(HttpStatusCode.Conflict, "webhook-endpoint-unconfirmed");
        }

        await (await CallAsync(endpoint, "/confirm", null, key)).ProblemAsync(HttpStatusCode.TooManyRequests, "too-many-webhook-challenges");
        Assert.Equal(20, house.Receiver.Messages.Count);
    }

    [Fact]
    public async Task On_the_page_the_challenge_is_sent_and_typed_in()
    {
        await house.ClearAsync();
        var endpoint = await UnconfirmedAsync();
        using var partner = await App.ComeAsPartnerAsync(await App.DemoTenantAsync());
        var path = $"/partner/webhooks/{endpoint.Id}";

        Assert.Contains("не вернулся", await PostAsync([]), StringComparison.Ordinal);
        Assert.Contains("не тот вызов", await PostAsync(new() { ["challenge"] = "0123" }), StringComparison.Ordinal);
        Assert.Contains("Адрес подтверждён", await PostAsync(new() { ["challenge"] = Challenge }), StringComparison.Ordinal);

        async Task<string> PostAsync(Dictionary<string, string> fields) => WebUtility.HtmlDecode(
            await (await partner.PostFormAsync(path, fields, $"{path}?handler=Confirm")).TextAsync());
    }

    // On the loopback, where a receiver can be had; the state is what an address outside begins with.
    private async Task<OwnEndpoint> UnconfirmedAsync(string key = DemoKeys.Partner)
    {
        var endpoint = await App.AddEndpointAsync(house.Receiver.At($"/{Guid.NewGuid():N}"), key);
        await App.SetAsync($"update webhook_endpoint set state = 4 where id = '{endpoint.Id}'");
        return endpoint;
    }

    private void Answer(int status, string form) => house.Receiver.Answer = async context =>
    {
        context.Response.StatusCode = status;
        if (form.Length > 0)
        {
            await context.Response.WriteAsync(string.Format(null, form, Challenge), TestContext.Current.CancellationToken);
        }
    };

    private Task<HttpResponseMessage> CallAsync(OwnEndpoint endpoint, string tail, object? body = null, string key = DemoKeys.Partner) =>
        App.CallAsync(HttpMethod.Post, $"{WebhookCalls.Endpoints}/{endpoint.Id}{tail}", body, key);

    private Task<HttpResponseMessage> HandInAsync(OwnEndpoint endpoint, string challenge) =>
        CallAsync(endpoint, "/confirm", new { challenge });
}
