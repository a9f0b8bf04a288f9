using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Notifications.Notices;

namespace PostalTracking.IntegrationTests.Features.Notifications.Notices;

/// <summary>Telegram, against recorded answers of its bot API.</summary>
public sealed class TelegramTests(TestDatabases databases)
{
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
        var number = await house.HearsByAsync(NoticeChannel.Telegram, "4711");
        await house.RelayAsync();
        await house.CarryAsync<TelegramChannel>();

        var (path, _, asked) = Assert.Single(service.Asked);
        Assert.Equal("/bot1:secret/sendMessage", path);
        var message = JsonSerializer.Deserialize<JsonElement>(asked);
        Assert.Equal("4711", message.GetProperty("chat_id").GetString());
        Assert.Contains("Ждёт вас в отделении", message.GetProperty("text").GetString(), StringComparison.Ordinal);
        await house.ComesToAsync(number, state, ended, status == 429 ? TimeSpan.FromMinutes(15) : null);
        Assert.DoesNotContain("1:secret", await house.App.LogAsync(), StringComparison.Ordinal);
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
}
