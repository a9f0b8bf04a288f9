using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Carriers;
using PostalTracking.Web.Features.Carriers.Cainiao;

namespace PostalTracking.IntegrationTests.Features.Carriers.Cainiao;

public sealed class LinkQueryTests(TestDatabases databases)
{
    [Fact]
    public async Task The_gateway_is_asked_where_it_alone_is_set_and_tells_of_a_parcel()
    {
        await using var house = await PollingHouse.OpenAsync(databases);
        var client = Client(house);
        Assert.IsType<CainiaoLinkClient>(client);
        var number = await OrderAsync(house);

        var events = (await AskAsync(client, number)).Events;
        Assert.Equal(["delivered", "in_transit", "ready_for_collection"], events.Select(e => e.Code).Distinct().Order());
        Assert.All(events, e => Assert.Equal((short)480, e.OffsetMinutes));
        Assert.Equal(1, await house.Partners.CountAsync("cainiao", number));

        Assert.Empty((await AskAsync(client, "ZA999999995HK")).Events);
    }

    [Fact]
    public async Task Where_both_addresses_are_set_the_one_that_tells_more_is_asked()
    {
        await using var house = await PollingHouse.OpenAsync(databases);
        Assert.IsType<CainiaoDetailClient>(house.Instance().Client(Carrier.Cainiao));
        var both = house.Instance(
            ("Carriers:Cainiao:GatewayUrl", $"{house.Partners.Http.BaseAddress}gateway/link.do"),
            ("Carriers:Cainiao:AppKey", "simulator"),
            ("Carriers:Cainiao:AppSecret", "simulator"));
        Assert.IsType<CainiaoDetailClient>(both.Client(Carrier.Cainiao));
    }

    [Theory]
    [InlineData("AppSecret", CarrierTrouble.Refused)]
    [InlineData("AppKey", CarrierTrouble.Refused)]
    public async Task A_wrong_key_or_secret_is_refused(string setting, object trouble)
    {
        await using var house = await PollingHouse.OpenAsync(databases);
        Assert.Equal(trouble, (await FailureAsync(Client(house, setting), "ZA000000045HK")).Trouble);
    }

    [Theory]
    [InlineData("status", CarrierTrouble.Failed)]
    [InlineData("garbage", CarrierTrouble.Garbled)]
    [InlineData("login-page", CarrierTrouble.Garbled)]
    [InlineData("huge", CarrierTrouble.TooLarge)]
    public async Task A_spoilt_answer_is_a_failure(string kind, object trouble)
    {
        await using var house = await PollingHouse.OpenAsync(databases);
        await house.BreakAsync(new { partner = "cainiao", kind });
        Assert.Equal(trouble, (await FailureAsync(Client(house), "ZA000000045HK")).Trouble);
    }

    [Fact]
    public async Task An_unknown_group_is_kept()
    {
        await using var house = await PollingHouse.OpenAsync(databases);
        var number = await OrderAsync(house);
        await house.BreakAsync(new { partner = "cainiao", kind = "unknown-code" });
        Assert.Contains("teleported", (await AskAsync(Client(house), number)).Events.Select(e => e.Code));
    }

    private static async Task<string> OrderAsync(PollingHouse house) =>
        (await house.Partners.OrderAsync(new { life = "srm", steps = 3 })).GetProperty("trackNumber").GetString()!;

    private static ICarrierClient Client(PollingHouse house, string? wrong = null) => house.Instance(
        ("Carriers:Cainiao:DetailUrl", ""),
        ("Carriers:Cainiao:GatewayUrl", $"{house.Partners.Http.BaseAddress}gateway/link.do"),
        ("Carriers:Cainiao:AppKey", wrong == "AppKey" ? "wrong" : "simulator"),
        ("Carriers:Cainiao:AppSecret", wrong == "AppSecret" ? "wrong" : "simulator")).Client(Carrier.Cainiao);

    private static async Task<Web.Features.Tracking.Ingest.CarrierReport> AskAsync(ICarrierClient client, string number) =>
        Assert.Single(await client.AskAsync([TrackNumber.Parse(number)], TestContext.Current.CancellationToken));

    private static Task<CarrierUnavailableException> FailureAsync(ICarrierClient client, string number) =>
        Assert.ThrowsAsync<CarrierUnavailableException>(() => AskAsync(client, number));
}
