using System.Net;
using System.Text;
using System.Text.Json;
using PostalTracking.IntegrationTests.Features.Protection;
using PostalTracking.Web.Features.Notifications.Notices;

namespace PostalTracking.IntegrationTests.Features.Notifications.Notices;

/// <summary>SMS, against recorded answers of a gateway.</summary>
public sealed class SmsTests(TestDatabases databases)
{
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
        var number = await house.HearsByAsync(NoticeChannel.Sms, "79105551234");
        await house.RelayAsync();
        await house.CarryAsync<SmsChannel>();

        var (path, headers, asked) = Assert.Single(service.Asked);
        Assert.Equal(("/sms", "Bearer word"), (path, headers["Authorization"]));
        var message = JsonSerializer.Deserialize<JsonElement>(asked);
        Assert.Equal(("+79105551234", "Post"), (message.GetProperty("to").GetString(), message.GetProperty("from").GetString()));
        Assert.Equal(headers["Idempotency-Key"], message.GetProperty("id").GetString());
        Assert.EndsWith($"{NoticeHouse.Site}/track/{number}", message.GetProperty("text").GetString(), StringComparison.Ordinal);
        await house.ComesToAsync(number, state, ended, status == 429 ? TimeSpan.FromMinutes(15) : null);
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
}
