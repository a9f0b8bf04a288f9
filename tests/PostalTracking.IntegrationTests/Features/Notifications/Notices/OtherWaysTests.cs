using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Notifications.Notices;

namespace PostalTracking.IntegrationTests.Features.Notifications.Notices;

/// <summary>Push, Telegram and SMS, against what their services answer.</summary>
public sealed class OtherWaysTests(TestDatabases databases)
{
    private static readonly byte[] Auth = RandomNumberGenerator.GetBytes(16);

    [Fact]
    public async Task A_browser_is_told_encrypted_and_signed_and_can_read_it()
    {
        await using var house = await NoticeHouse.OpenAsync(databases);
        await using var service = await RecordedServer.StartAsync();
        using var browser = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var number = await house.OnTheWayAsync();
        service.Then(201);

        var own = await SubscribeAsync(house, service, browser, number);
        await AtNoonAsync(house, number);

        var (path, headers, body) = Assert.Single(service.Asked);
        Assert.Equal("/push/somebody", path);
        Assert.Equal("aes128gcm", headers["Content-Encoding"]);
        Assert.StartsWith("vapid t=", headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal(32, headers["Topic"].Length);
        Assert.DoesNotContain(number, Encoding.Latin1.GetString(body), StringComparison.Ordinal);
        var told = JsonSerializer.Deserialize<JsonElement>(PushReader.Read(body, browser, Auth));
        Assert.Contains("Ждёт вас в отделении 390000", told.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal($"/track/{number}", told.GetProperty("url").GetString());
        Assert.True(body.Length < 1500, $"{body.Length} bytes");

        using var person = new BuyerVisit(house.App);
        Assert.Contains("отправлено", (await person.GetAsync(own)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(410, nameof(NoticeState.Failed), true)]
    [InlineData(404, nameof(NoticeState.Failed), true)]
    [InlineData(429, nameof(NoticeState.Waiting), false)]
    [InlineData(403, nameof(NoticeState.Waiting), false)]
    [InlineData(500, nameof(NoticeState.Waiting), false)]
    [InlineData(302, nameof(NoticeState.Waiting), false)]
    public async Task What_a_push_service_answers_is_heeded(int status, string state, bool ended)
    {
        await using var house = await NoticeHouse.OpenAsync(databases);
        await using var service = await RecordedServer.StartAsync();
        using var browser = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var number = await house.OnTheWayAsync();
        service.Then(status, retryAfter: "7200");
        await SubscribeAsync(house, service, browser, number);

        await AtNoonAsync(house, number);

        var told = Assert.Single(await house.LedgerAsync(number));
        Assert.Equal(state, $"{told.State}");
        Assert.Equal(ended, await IsForgottenAsync(house, number));
        if (!ended)
        {
            Assert.Equal(house.Clock.GetUtcNow().AddHours(2), told.NextAttemptAt!.Value, TimeSpan.FromMilliseconds(1));
        }
    }

    [Fact]
    public async Task A_browser_can_take_it_back_and_nobody_elses_house_is_called()
    {
        await using var house = await NoticeHouse.OpenAsync(databases, ("Notices:AllowLoopback", "false"));
        using var browser = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var number = await house.OnTheWayAsync();
        foreach (var endpoint in new[] { "http://push.example/1", "https://user:word@push.example/1", "ftp://push.example/1", "push" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(house, browser, number, endpoint)).StatusCode);
        }

        // The name is fine and leads to this machine: seen when it is connected to.
        await using var service = await RecordedServer.StartAsync();
        var near = $"https://localhost:{service.Address.Port}/push";
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(house, browser, number, near)).StatusCode);
        await AtNoonAsync(house, number);
        Assert.Empty(service.Asked);
        var told = Assert.Single(await house.LedgerAsync(number));
        Assert.Equal((NoticeState.Waiting, "HttpRequestException"), (told.State, told.Failure));

        using var stop = await house.App.Http.PostAsJsonAsync(
            new Uri("/notices/push/stop", UriKind.Relative),
            new { trackNumber = number, generation = 1, endpoint = near },
            TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, stop.StatusCode);
        Assert.True(await IsForgottenAsync(house, number));
    }

    [Fact]
    public async Task A_form_of_another_site_can_subscribe_no_browser()
    {
        await using var house = await NoticeHouse.OpenAsync(databases);
        using var browser = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var number = await house.OnTheWayAsync();
        using var form = new StringContent(
            JsonSerializer.Serialize(Asking(browser, number, "https://push.example/1")), Encoding.UTF8, "text/plain");
        using var answer = await house.App.Http.PostAsync(
            new Uri("/notices/push", UriKind.Relative), form, TestContext.Current.CancellationToken);

        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.Equal(0, await house.App.CountAsync("notice_subscription", number));
    }

    [Theory]
    [InlineData(200, """{"ok":true,"result":{"message_id":7}}""", nameof(NoticeState.Sent), false)]
    [InlineData(403, """{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}""", nameof(NoticeState.Failed), true)]
    [InlineData(400, """{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}""", nameof(NoticeState.Failed), true)]
    [InlineData(400, """{"ok":false,"error_code":400,"description":"Bad Request: message text is empty"}""", nameof(NoticeState.Waiting), false)]
    [InlineData(
        429,
        """{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 900","parameters":{"retry_after":900}}""",
        nameof(NoticeState.Waiting),
        false)]
    [InlineData(502, "<html>Bad Gateway</html>", nameof(NoticeState.Waiting), false)]
    public async Task Telegram_is_told_as_its_bot_api_has_it(int status, string body, string state, bool ended)
    {
        await using var service = await RecordedServer.StartAsync();
        await using var house = await NoticeHouse.OpenAsync(
            databases,
            ("Notices:Telegram:Url", $"{service.Address}"),
            ("Notices:Telegram:Token", "1:secret"),
            ("Notices:Telegram:Bot", "bot"));
        service.Then(status, body);
        var number = await SubscribeAsync(house, NoticeChannel.Telegram, "4711");
        await house.RelayAsync();
        await house.CarryAsync<TelegramChannel>();

        var (path, _, asked) = Assert.Single(service.Asked);
        Assert.Equal("/bot1:secret/sendMessage", path);
        var message = JsonSerializer.Deserialize<JsonElement>(asked);
        Assert.Equal("4711", message.GetProperty("chat_id").GetString());
        Assert.Contains("Ждёт вас в отделении", message.GetProperty("text").GetString(), StringComparison.Ordinal);
        await ComesToAsync(house, number, state, ended, status == 429 ? TimeSpan.FromMinutes(15) : null);
        Assert.DoesNotContain("1:secret", await house.App.LogAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(202, nameof(NoticeState.Sent), false)]
    [InlineData(422, nameof(NoticeState.Failed), true)]
    [InlineData(429, nameof(NoticeState.Waiting), false)]
    [InlineData(401, nameof(NoticeState.Waiting), false)]
    public async Task A_gateway_of_sms_is_told_with_an_id_it_can_know_again(int status, string state, bool ended)
    {
        await using var service = await RecordedServer.StartAsync();
        await using var house = await NoticeHouse.OpenAsync(
            databases, ("Notices:Sms:Url", $"{service.Address}sms"), ("Notices:Sms:Token", "word"), ("Notices:Sms:From", "Post"));
        service.Then(status, retryAfter: status == 429 ? "900" : null);
        var number = await SubscribeAsync(house, NoticeChannel.Sms, "79105551234");
        await house.RelayAsync();
        await house.CarryAsync<SmsChannel>();

        var (path, headers, asked) = Assert.Single(service.Asked);
        Assert.Equal(("/sms", "Bearer word"), (path, headers["Authorization"]));
        var message = JsonSerializer.Deserialize<JsonElement>(asked);
        Assert.Equal(("+79105551234", "Post"), (message.GetProperty("to").GetString(), message.GetProperty("from").GetString()));
        Assert.Equal(headers["Idempotency-Key"], message.GetProperty("id").GetString());
        Assert.EndsWith($"{NoticeHouse.Site}/track/{number}", message.GetProperty("text").GetString(), StringComparison.Ordinal);
        await ComesToAsync(house, number, state, ended, status == 429 ? TimeSpan.FromMinutes(15) : null);
        Assert.DoesNotContain("79105551234", await house.App.LogAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_a_gateway_a_telephone_is_asked_by_sms()
    {
        await using var service = await RecordedServer.StartAsync();
        await using var house = await NoticeHouse.OpenAsync(databases, ("Notices:Sms:Url", $"{service.Address}sms"));
        var number = await house.OnTheWayAsync();
        using var person = new BuyerVisit(house.App);

        var (asked, _) = await person.FillAsync(
            $"/notices/new?number={number}", null, ("Contact", "8 (910) 555-12-34"), ("Form.Events", "Arrived"));
        await house.CarryAsync<SmsChannel>();

        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        Assert.Contains("/notices/confirm/", Encoding.UTF8.GetString(Assert.Single(service.Asked).Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chat_with_the_bot_begins_at_the_parcels_page_and_nobody_but_telegram_speaks_for_it()
    {
        await using var service = await RecordedServer.StartAsync();
        await using var house = await NoticeHouse.OpenAsync(
            databases,
            ("Notices:Telegram:Url", $"{service.Address}"),
            ("Notices:Telegram:Token", "1:secret"),
            ("Notices:Telegram:Bot", "house_bot"),
            ("Notices:Telegram:Secret", "word"));
        var number = await house.OnTheWayAsync();
        using var person = new BuyerVisit(house.App);
        Assert.Contains($"https://t.me/house_bot?start={number}_1", (await person.GetAsync($"/track/{number}")).Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Unauthorized, await UpdateAsync(house, "guess", $"/start {number}_1"));
        foreach (var text in new[] { $"/start {number}_1", $"/start {number}_1", "/start", "/start nothing", "/start ZA000000005HK_x", "hello" })
        {
            Assert.Equal(HttpStatusCode.OK, await UpdateAsync(house, "word", text));
        }

        await house.CarryAsync<TelegramChannel>();
        var begun = JsonSerializer.Deserialize<JsonElement>(Assert.Single(service.Asked).Body);
        Assert.Equal("4711", begun.GetProperty("chat_id").GetString());
        Assert.Contains("Done, we will tell you", begun.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, await house.App.CountAsync("notice_subscription", number));
    }

    private static async Task<HttpStatusCode> UpdateAsync(NoticeHouse house, string secret, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/notices/telegram");
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        request.Content = JsonContent.Create(new
        {
            update_id = 1,
            message = new { message_id = 1, chat = new { id = 4711, type = "private" }, from = new { id = 4711, language_code = "en-GB" }, text },
        });
        using var answer = await house.App.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    // By the night hours that a browser comes with.
    private static async Task AtNoonAsync(NoticeHouse house, string number)
    {
        await house.App.SetAsync("update notice_subscription set quiet_from = null, quiet_until = null where track_number = $1", number);
        await house.ArriveAsync(number);
        await house.RelayAsync();
        await house.CarryAsync<PushChannel>();
    }

    private static async Task<string> SubscribeAsync(NoticeHouse house, RecordedServer service, ECDiffieHellman browser, string number)
    {
        using var answer = await PostAsync(house, browser, number, $"{service.Address}push/somebody");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("own").GetString()!;
    }

    private static Task<HttpResponseMessage> PostAsync(NoticeHouse house, ECDiffieHellman browser, string number, string endpoint) =>
        house.App.Http.PostAsJsonAsync(
            new Uri("/notices/push", UriKind.Relative), Asking(browser, number, endpoint), TestContext.Current.CancellationToken);

    private static object Asking(ECDiffieHellman browser, string number, string endpoint) => new
    {
        trackNumber = number,
        generation = 1,
        endpoint,
        p256dh = Base64Url.EncodeToString(PushEncryption.PointOf(browser.ExportParameters(includePrivateParameters: false).Q)),
        auth = Base64Url.EncodeToString(Auth),
    };

    private static async Task<string> SubscribeAsync(NoticeHouse house, NoticeChannel channel, string address)
    {
        var number = await house.OnTheWayAsync();
        await house.App.InScopeAsync(async services =>
        {
            await services.GetRequiredService<AskToBeTold>().RunAsync(
                number, 1, channel, address, NoticeHouse.Everything, TestContext.Current.CancellationToken);
            var db = services.GetRequiredService<PostalTrackingDbContext>();
            await db.Set<Notice>().ExecuteUpdateAsync(
                notice => notice.SetProperty(n => n.NextAttemptAt, (DateTimeOffset?)null), TestContext.Current.CancellationToken);
            return await db.Set<NoticeSubscription>().ExecuteUpdateAsync(
                one => one.SetProperty(s => s.ConfirmedAt, s => s.AskedAt), TestContext.Current.CancellationToken);
        });
        await house.ArriveAsync(number);
        return number;
    }

    private static Task<bool> IsForgottenAsync(NoticeHouse house, string number) =>
        house.App.ValueAsync<bool>("select address is null from notice_subscription where track_number = $1", number);

    private static async Task ComesToAsync(NoticeHouse house, string number, string state, bool ended, TimeSpan? wait)
    {
        var told = Assert.Single(await house.LedgerAsync(number));
        Assert.Equal(state, $"{told.State}");
        Assert.Equal(ended, await IsForgottenAsync(house, number));
        if (wait is { } asked)
        {
            Assert.Equal(house.Clock.GetUtcNow() + asked, told.NextAttemptAt!.Value, TimeSpan.FromMilliseconds(1));
        }
    }
}
