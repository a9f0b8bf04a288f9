using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Partners;

namespace PostalTracking.IntegrationTests.Features.Notifications.Webhooks;

public sealed class EndpointApiTests(WebhookHouse house) : IClassFixture<WebhookHouse>
{
    private TrackingApp App => house.App;

    [Fact]
    public async Task An_endpoint_is_added_and_its_secret_shown_this_once()
    {
        await house.ClearAsync();

        var answer = await App.PostAsync(
            WebhookCalls.Endpoints, new { url = "https://shop.example/hooks", types = new[] { "claim.*", "shipment.updated" } }, DemoKeys.Partner);

        var added = await answer.JsonAsync();
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal($"{WebhookCalls.Endpoints}/{added.Text("id")}", answer.Headers.Location?.OriginalString);
        Assert.StartsWith("whsec_", added.Text("secret"), StringComparison.Ordinal);
        Assert.Equal(32, Convert.FromBase64String(added.Text("secret")!["whsec_".Length..]).Length);
        Assert.Equal("unconfirmed", added.Text("state"));

        var found = await App.EndpointAsync(added.GetProperty("id").GetGuid());
        Assert.False(found.TryGetProperty("secret", out JsonElement _));
        Assert.Equal(["shipment.updated", "claim.*"], found.GetProperty("types").EnumerateArray().Select(type => type.GetString()));
        Assert.Equal(
            added.Text("id"), (await (await App.CallAsync(HttpMethod.Get, WebhookCalls.Endpoints)).ItemsAsync()).Single().Text("id"));

        // Not readable where it lies.
        var kept = await App.ValueAsync<byte[]>("select secret from webhook_endpoint where id = $1", added.GetProperty("id").GetGuid());
        Assert.DoesNotContain(
            Convert.ToHexString(Convert.FromBase64String(added.Text("secret")!["whsec_".Length..])), Convert.ToHexString(kept), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://shop.example/hooks", "url")]
    [InlineData("https://shop.example:444/hooks", "url")]
    [InlineData("https://name:word@shop.example/hooks", "url")]
    [InlineData("https://127.0.0.1/hooks", "url")]
    [InlineData("https://2130706433/hooks", "url")]
    [InlineData("https://0x7f.0.0.1/hooks", "url")]
    [InlineData("https://0177.0.0.1/hooks", "url")]
    [InlineData("https://[::ffff:127.0.0.1]/hooks", "url")]
    [InlineData("https://localhost./hooks", "url")]
    [InlineData("https://169.254.169.254/latest", "url")]
    [InlineData("https://intranet/hooks", "url")]
    [InlineData("https://shop.example/#part", "url")]
    [InlineData("ftp://shop.example/", "url")]
    [InlineData("javascript:alert(1)", "url")]
    [InlineData("shop.example", "url")]
    [InlineData("", "url")]
    [InlineData("https://shop.example/hooks", "types")]
    public async Task An_address_that_we_must_not_call_is_refused_with_words(string url, string field)
    {
        string[] types = field == "types" ? ["shipment.updated", "everything"] : ["shipment.updated"];

        var problem = await (await App.PostAsync(WebhookCalls.Endpoints, new { url, types }, DemoKeys.Partner))
            .ProblemAsync(HttpStatusCode.BadRequest, "validation");

        Assert.NotEmpty(problem.GetProperty("errors").GetProperty(field)[0].GetString()!);
    }

    [Fact]
    public async Task A_repeat_under_the_same_key_gets_the_same_secret_which_lies_sealed()
    {
        await house.ClearAsync();
        var body = new { url = "https://shop.example/repeat", types = new[] { "policy.*" } };

        var first = await App.PostAsync(WebhookCalls.Endpoints, body, DemoKeys.Partner, idempotencyKey: "add-1");
        var again = await App.PostAsync(WebhookCalls.Endpoints, body, DemoKeys.Partner, idempotencyKey: "add-1");
        var other = await App.PostAsync(WebhookCalls.Endpoints, body, DemoKeys.Partner);

        Assert.Equal("true", again.Header("Idempotency-Replayed"));
        var added = await first.JsonAsync();
        var secret = added.Text("secret")!;
        Assert.Equal(secret, (await again.JsonAsync()).Text("secret"));
        var problem = await other.ProblemAsync(HttpStatusCode.Conflict, "webhook-endpoint-exists");
        Assert.Equal(added.Text("id"), problem.Text("endpointId"));
        var kept = await App.ValueAsync<byte[]>("select body from idempotency_key where key = 'add-1'");
        Assert.DoesNotContain(secret, System.Text.Encoding.UTF8.GetString(kept), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_partners_endpoint_does_not_exist()
    {
        await house.ClearAsync();
        var endpoint = await house.WaitingAsync();
        var other = await App.OtherKeyAsync();
        var (path, message) = ($"{WebhookCalls.Endpoints}/{endpoint.Id}", (await App.LogAsync(endpoint.Id))[0].Text("id"));

        foreach (var (method, tail, body) in new (HttpMethod, string, object?)[]
        {
            (HttpMethod.Get, "", null), (HttpMethod.Get, "/deliveries", null), (HttpMethod.Post, "/test", null),
            (HttpMethod.Post, "/confirm", null), (HttpMethod.Post, "/confirm", new { challenge = "x" }), (HttpMethod.Post, "/enable", null), (HttpMethod.Post, "/rotate", null), (HttpMethod.Delete, "", null),
            (HttpMethod.Post, "/replay", new { deliveryId = message }),
        })
        {
            await (await App.CallAsync(method, path + tail, body, other)).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        }

        Assert.Empty(await (await App.CallAsync(HttpMethod.Get, WebhookCalls.Endpoints, key: other)).ItemsAsync());
        Assert.Empty(house.Receiver.Messages);
        Assert.Equal(1, await App.ValueAsync<int>("select secret_version from webhook_endpoint where id = $1", endpoint.Id));
    }

    [Fact]
    public async Task Only_a_key_with_the_scope_opens_it()
    {
        await (await App.GetAsync(WebhookCalls.Endpoints)).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        await (await App.CallAsync(HttpMethod.Get, WebhookCalls.Endpoints, key: DemoKeys.Counter)).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task The_test_tells_what_the_receiver_said_and_stands_in_the_log()
    {
        await house.ClearAsync();
        var endpoint = await App.AddEndpointAsync(house.Receiver.At("/hooks"));
        house.Receiver.Answer = async context =>
        {
            context.Response.StatusCode = 418;
            await context.Response.WriteAsync("<b>teapot</b>\0");
        };

        var bad = await (await App.CallAsync(HttpMethod.Post, $"{WebhookCalls.Endpoints}/{endpoint.Id}/test")).JsonAsync();
        house.Receiver.Answer = Receiver.With(200);
        var good = await (await App.CallAsync(HttpMethod.Post, $"{WebhookCalls.Endpoints}/{endpoint.Id}/test")).JsonAsync();

        Assert.Equal((false, 418), (bad.GetProperty("delivered").GetBoolean(), bad.GetProperty("status").GetInt32()));
        Assert.StartsWith("<b>teapot</b>", bad.Text("answer"), StringComparison.Ordinal);
        Assert.True(good.GetProperty("delivered").GetBoolean());
        Assert.All(house.Receiver.Messages, message => Assert.True(message.IsSignedWith(endpoint.Secret) && message.Type == "webhook.test"));
        Assert.Equal(
            new HashSet<string?> { bad.Text("messageId"), good.Text("messageId") }, (await App.LogAsync(endpoint.Id)).Select(line => line.Text("id")).ToHashSet());
        house.Clock.Advance(TimeSpan.FromHours(1));
        await App.SendAllAsync();
        Assert.Equal(2, house.Receiver.Messages.Count);
    }

    [Fact]
    public async Task Messages_go_again_one_or_those_of_a_time_under_the_ids_they_had()
    {
        await house.ClearAsync();
        var endpoint = await App.AddEndpointAsync(house.Receiver.At("/hooks"));
        var number = await house.ParcelAsync();
        var times = new List<DateTimeOffset>();
        for (var sequence = 2; sequence < 7; sequence++)
        {
            times.Add(house.Clock.GetUtcNow());
            await App.FanOutAsync(App.Moved(number, sequence: sequence));
            house.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await App.SendAllAsync();
        var ids = house.Receiver.Messages.OrderBy(m => m.Data.GetProperty("sequence").GetInt32()).Select(m => m.Id).ToList();
        house.Receiver.Messages.Clear();

        var one = await ReplayAsync(endpoint, new { deliveryId = ids[0] });
        await App.SendAllAsync();
        Assert.Equal((1, ids[0]), (one.GetProperty("replayed").GetInt32(), Assert.Single(house.Receiver.Messages).Id));
        house.Receiver.Messages.Clear();

        var some = await ReplayAsync(endpoint, new { from = times[1], to = times[3] });
        await App.SendAllAsync();
        Assert.Equal(3, some.GetProperty("replayed").GetInt32());
        Assert.Equal(ids[1..4].Order(), house.Receiver.Messages.Select(m => m.Id).Order());
        Assert.All(await App.LogAsync(endpoint.Id), line => Assert.Equal("delivered", line.Text("state")));

        var path = $"{WebhookCalls.Endpoints}/{endpoint.Id}/replay";
        foreach (var wrong in new object[] { new { }, new { deliveryId = ids[0], from = times[0], to = times[1] }, new { from = times[2], to = times[1] } })
        {
            await (await App.CallAsync(HttpMethod.Post, path, wrong)).ProblemAsync(HttpStatusCode.BadRequest, "validation");
        }

        await (await App.CallAsync(HttpMethod.Post, path, new { deliveryId = "msg_none" })).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await App.SetAsync($"update webhook_endpoint set state = 2 where id = '{endpoint.Id}'");
        await (await App.CallAsync(HttpMethod.Post, path, new { deliveryId = ids[0] }))
            .ProblemAsync(HttpStatusCode.Conflict, "webhook-endpoint-disabled");
    }

    [Fact]
    public async Task The_log_is_read_page_by_page_and_by_parcel_and_fate()
    {
        await house.ClearAsync();
        var endpoint = await App.AddEndpointAsync(house.Receiver.At("/hooks"));
        var (number, other) = (await house.ParcelAsync(), await house.ParcelAsync());
        await App.FanOutAsync([.. Enumerable.Range(2, 25).Select(sequence => App.Moved(number, sequence: sequence))]);
        await App.SendAllAsync();
        await App.FanOutAsync(App.Moved(other));

        var seen = new List<string?>();
        string? next = null;
        do
        {
            var page = await (await App.CallAsync(
                HttpMethod.Get, $"{WebhookCalls.Endpoints}/{endpoint.Id}/deliveries?limit=10{(next is null ? "" : $"&after={next}")}")).JsonAsync();
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(line => line.Text("id")));
            next = page.Text("next");
        }
        while (next is not null);

        Assert.Equal(26, seen.Distinct().Count());
        Assert.Equal(26, seen.Count);
        Assert.Equal(other, Assert.Single(await App.LogAsync(endpoint.Id, $"?trackNumber={other.ToLowerInvariant()}")).Text("trackNumber"));
        Assert.Equal(other, Assert.Single(await App.LogAsync(endpoint.Id, "?state=waiting")).Text("trackNumber"));
        Assert.Empty(await App.LogAsync(endpoint.Id, "?state=dead"));
        await (await App.CallAsync(HttpMethod.Get, $"{WebhookCalls.Endpoints}/{endpoint.Id}/deliveries?state=lost"))
            .ProblemAsync(HttpStatusCode.BadRequest, "validation");
    }

    [Fact]
    public async Task What_is_removed_is_gone_and_what_is_old_is_forgotten()
    {
        await house.ClearAsync();
        var removed = await house.WaitingAsync("/removed");
        var kept = await house.WaitingAsync("/kept");
        Assert.Equal(HttpStatusCode.NoContent, (await App.CallAsync(HttpMethod.Delete, $"{WebhookCalls.Endpoints}/{removed.Id}")).StatusCode);
        await App.SendAllAsync();

        Assert.Equal("/kept", Assert.Single(house.Receiver.Messages).Path);
        Assert.Equal(HttpStatusCode.NotFound, (await App.CallAsync(HttpMethod.Get, $"{WebhookCalls.Endpoints}/{removed.Id}")).StatusCode);
        await App.AddEndpointAsync(house.Receiver.At("/removed"));
        await house.PurgeAsync();
        Assert.Equal(0, await App.ValueAsync<long>("select count(*) from webhook_endpoint where id = $1", removed.Id));

        await house.PurgeAsync(TimeSpan.FromDays(29));
        Assert.Single(await App.LogAsync(kept.Id));
        await house.PurgeAsync(TimeSpan.FromDays(30.1));
        Assert.Empty(await App.LogAsync(kept.Id));
    }

    private async Task<JsonElement> ReplayAsync(OwnEndpoint endpoint, object what)
    {
        var answer = await App.CallAsync(HttpMethod.Post, $"{WebhookCalls.Endpoints}/{endpoint.Id}/replay", what);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.TextAsync());
        return await answer.JsonAsync();
    }
}
