using System.Diagnostics;
using System.Text;
using System.Text.Json;
using PostalTracking.IntegrationTests.Features.Carriers;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;

namespace PostalTracking.IntegrationTests.Features.Notifications.Webhooks;

/// <summary>W-01 to W-05 and R20 to R25: one message and a receiver with manners of every kind.</summary>
public sealed class DeliveryTests(WebhookHouse house) : IClassFixture<WebhookHouse>
{
    private static readonly TimeSpan[] Schedule =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    [Fact]
    public async Task A_message_is_signed_and_taken_at_the_first_attempt()
    {
        await house.ClearAsync();
        var endpoint = await house.WaitingAsync();

        await house.App.SendAllAsync();

        var message = Assert.Single(house.Receiver.Messages);
        Assert.True(message.IsSignedWith(endpoint.Secret));
        Assert.False((message with { Body = message.Body + " " }).IsSignedWith(endpoint.Secret));
        Assert.Equal(house.Clock.GetUtcNow().ToUnixTimeSeconds(), message.Timestamp);
        Assert.DoesNotContain('.', message.Id);
        var line = Assert.Single(await house.App.LogAsync(endpoint.Id));
        Assert.Equal(("delivered", 204), (line.Text("state"), line.GetProperty("attempts")[0].GetProperty("status").GetInt32()));
        Assert.Equal(message.Body, line.Text("body"));
        Assert.NotEqual(JsonValueKind.Null, (await house.App.EndpointAsync(endpoint.Id)).GetProperty("lastSuccessAt").ValueKind);
    }

    [Fact]
    public async Task Ten_attempts_over_three_days_with_one_id_and_times_of_their_own_then_it_is_dead_and_the_endpoint_disabled()
    {
        await house.ClearAsync();
        var endpoint = await house.WaitingAsync();
        house.Receiver.Answer = Receiver.With(500);

        for (var attempt = 1; attempt <= 10; attempt++)
        {
            await house.App.SendAllAsync();
            Assert.Equal(attempt, house.Receiver.Messages.Count);
            var line = Assert.Single(await house.App.LogAsync(endpoint.Id));
            if (attempt == 10)
            {
                Assert.Equal(("dead", JsonValueKind.Null), (line.Text("state"), line.GetProperty("nextAttemptAt").ValueKind));
                break;
            }

            var wait = line.GetProperty("nextAttemptAt").GetDateTimeOffset() - house.Clock.GetUtcNow();
            Assert.InRange(wait / Schedule[attempt - 1], 0.899, 1.101);
            house.Clock.Advance(wait - TimeSpan.FromMilliseconds(10));
            await house.App.SendAllAsync();
            Assert.Equal(attempt, house.Receiver.Messages.Count);
            house.Clock.Advance(TimeSpan.FromMilliseconds(20));
        }

        Assert.Single(house.Receiver.Messages.Select(m => m.Id).Distinct());
        Assert.Equal(10, house.Receiver.Messages.Select(m => m.Timestamp).Distinct().Count());
        Assert.All(house.Receiver.Messages, message => Assert.True(message.IsSignedWith(endpoint.Secret)));

        // 75 hours since the first failure, whatever the jitter made of them.
        house.Clock.Advance(TimeSpan.FromHours(9));
        await house.PurgeAsync();
        var state = await house.App.EndpointAsync(endpoint.Id);
        Assert.Equal(("disabled", "failing"), (state.Text("state"), state.Text("disabledReason")));
    }

    [Fact]
    public async Task An_endpoint_that_takes_something_in_between_stays()
    {
        await house.ClearAsync();
        var endpoint = await house.WaitingAsync();
        house.Receiver.Answer = Receiver.With(500);
        await house.App.SendAllAsync();
        Assert.NotEqual(JsonValueKind.Null, (await house.App.EndpointAsync(endpoint.Id)).GetProperty("failingSince").ValueKind);

        house.Clock.Advance(TimeSpan.FromHours(70));
        house.Receiver.Answer = Receiver.With(200);
        await house.App.SendAllAsync();
        Assert.Equal(JsonValueKind.Null, (await house.App.EndpointAsync(endpoint.Id)).GetProperty("failingSince").ValueKind);
        house.Clock.Advance(TimeSpan.FromHours(10));
        await house.PurgeAsync();

        Assert.Equal("active", (await house.App.EndpointAsync(endpoint.Id)).Text("state"));
    }

    [Fact]
    public async Task Gone_disables_the_endpoint_and_what_waits_goes_out_when_it_is_enabled()
    {
        await house.ClearAsync();
        var endpoint = await house.WaitingAsync();
        house.Receiver.Answer = Receiver.With(410);

        await house.App.SendAllAsync();

        var state = await house.App.EndpointAsync(endpoint.Id);
        Assert.Equal(("disabled", "gone"), (state.Text("state"), state.Text("disabledReason")));
        house.Clock.Advance(TimeSpan.FromHours(1));
        await house.App.SendAllAsync();
        Assert.Single(house.Receiver.Messages);

        house.Receiver.Answer = Receiver.With(200);
        await house.App.CallAsync(HttpMethod.Post, $"{WebhookCalls.Endpoints}/{endpoint.Id}/enable");
        await house.App.SendAllAsync();
        Assert.Equal(2, house.Receiver.Messages.Count);
        Assert.Equal("delivered", Assert.Single(await house.App.LogAsync(endpoint.Id)).Text("state"));
    }

    [Fact]
    public async Task A_redirect_is_a_failure_and_is_not_followed()
    {
        await house.ClearAsync();
        await using var other = await Receiver.StartAsync();
        var endpoint = await house.WaitingAsync();
        house.Receiver.Answer = Receiver.With(302, "Location", $"{other.Address}latest/meta-data");

        await house.App.SendAllAsync();

        Assert.Empty(other.Messages);
        var line = Assert.Single(await house.App.LogAsync(endpoint.Id));
        Assert.Equal(("waiting", 302), (line.Text("state"), line.GetProperty("attempts")[0].GetProperty("status").GetInt32()));
    }

    [Theory]
    [InlineData(429, "120", 120)]
    [InlineData(502, "3600", 3600)]
    [InlineData(504, "1000000000", 86_400)]
    [InlineData(503, "600", 600)]
    [InlineData(429, "1", 4.5)]
    public async Task A_receiver_that_asks_for_rest_gets_it_for_all_of_its_messages(int status, string retryAfter, double seconds)
    {
        await house.ClearAsync();
        var endpoint = await house.WaitingAsync();
        await house.App.FanOutAsync(house.App.Moved(await house.ParcelAsync()));
        house.Receiver.Answer = Receiver.With(status, "Retry-After", retryAfter);
        var began = house.Clock.GetUtcNow();

        await house.App.SendAllAsync();

        // Two were on their way together at most; the rest hold back.
        var seen = house.Receiver.Messages.Count;
        Assert.InRange(seen, 1, 2);
        Assert.All(
            (await house.App.LogAsync(endpoint.Id)).Where(line => line.GetProperty("attempts").GetArrayLength() > 0),
            line => Assert.InRange(
                (line.GetProperty("nextAttemptAt").GetDateTimeOffset() - began).TotalSeconds, seconds - 0.001, Math.Max(seconds + 1, 6)));
        house.Clock.Advance(TimeSpan.FromSeconds(Math.Min(seconds, int.Parse(retryAfter, System.Globalization.CultureInfo.InvariantCulture)) - 0.5));
        await house.App.SendAllAsync();
        Assert.Equal(seen, house.Receiver.Messages.Count);
    }

    [Fact]
    public async Task A_receiver_that_hangs_is_given_up_in_time()
    {
        await house.ClearAsync();
        var endpoint = await house.WaitingAsync();
        house.Receiver.Answer = context => Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted);

        var began = Stopwatch.GetTimestamp();
        await house.App.SendAllAsync();

        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 3.9, 25);
        Assert.Equal("timed-out", (await house.App.LogAsync(endpoint.Id))[0].GetProperty("attempts")[0].Text("error"));
    }

    [Fact]
    public async Task Of_a_long_answer_the_beginning_is_read_and_less_of_it_kept()
    {
        await house.ClearAsync();
        await using var server = new ScriptedServer(async (self, stream, stop) =>
        {
            await ScriptedServer.AnswerAsync(stream, "200 OK", "Connection: close\r\n", [], stop);
            var piece = Encoding.UTF8.GetBytes(new string('я', 32 * 1024));
            for (var i = 0; i < 1_600; i++)
            {
                await self.WriteAsync(stream, piece, stop);
            }
        });
        var endpoint = await house.App.AddEndpointAsync(server.Address);
        await house.App.FanOutAsync(house.App.Moved(await house.ParcelAsync()));

        await house.App.SendAllAsync();

        var attempt = (await house.App.LogAsync(endpoint.Id))[0].GetProperty("attempts")[0];
        Assert.Equal(200, attempt.GetProperty("status").GetInt32());
        Assert.InRange(Encoding.UTF8.GetByteCount(attempt.Text("answer")!), 4_000, 4_100);

        // Of a hundred megabytes; what lies in the buffers of the line is not read by us.
        Assert.InRange(server.Sent, 64 * 1024, 40_000_000);
    }

    [Fact]
    public async Task Who_cannot_be_reached_is_said_so()
    {
        await house.ClearAsync();
        var gone = await Receiver.StartAsync();
        var address = gone.At("/hooks");
        await gone.DisposeAsync();
        var endpoint = await house.App.AddEndpointAsync(address);
        await house.App.FanOutAsync(house.App.Moved(await house.ParcelAsync()));

        await house.App.SendAllAsync();

        Assert.Equal("unreachable", (await house.App.LogAsync(endpoint.Id))[0].GetProperty("attempts")[0].Text("error"));
    }

    [Fact]
    public async Task After_a_rotation_both_secrets_sign_for_a_day()
    {
        await house.ClearAsync();
        var endpoint = await house.WaitingAsync();
        var rotated = await (await house.App.CallAsync(HttpMethod.Post, $"{WebhookCalls.Endpoints}/{endpoint.Id}/rotate")).JsonAsync();
        var secret = rotated.Text("secret")!;

        await house.App.SendAllAsync();
        house.Clock.Advance(TimeSpan.FromHours(24));
        await house.App.FanOutAsync(house.App.Moved(await house.ParcelAsync()));
        await house.App.SendAllAsync();

        var messages = house.Receiver.Messages.ToList();
        Assert.NotEqual(endpoint.Secret, secret);
        Assert.True(messages[0].IsSignedWith(endpoint.Secret) && messages[0].IsSignedWith(secret));
        Assert.True(!messages[1].IsSignedWith(endpoint.Secret) && messages[1].IsSignedWith(secret));
    }
}
