using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Notifications.Notices;

namespace PostalTracking.IntegrationTests.Features.Notifications.Notices;

/// <summary>Web push, to a service that answers as those of browsers do.</summary>
public sealed class PushTests(TestDatabases databases)
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
        Assert.Equal(ended, await house.IsForgottenAsync(number));
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
        Assert.True(await house.IsForgottenAsync(number));
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
}
