using PostalTracking.Domain.Tracking;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Carriers;
using SimulatedPartners = PostalTracking.Testing.Partners;

namespace PostalTracking.IntegrationTests.Features.Carriers.HongkongPost;

public sealed class HongkongPostPollTests(TestDatabases databases)
{
    [Fact]
    public async Task It_is_asked_about_its_numbers_and_stands_among_the_sources()
    {
        await using var partners = await SimulatedPartners.StartAsync();
        await using var app = await TrackingApp.StartAsync(await databases.CreateAsync(), partners.HongkongPost, partners);
        var number = (await partners.OrderAsync(new { life = "srm", steps = 3 })).GetProperty("trackNumber").GetString()!;

        var shipment = await Eventually.SeeAsync(() => app.ShipmentAsync(number), s => Codes(s).Contains("TT3"));
        Assert.Equal(["TT3", "TT2", "TT0"], Codes(shipment));
        var source = shipment.GetProperty("sources").EnumerateArray().Single(s => s.Text("carrier") == "hongkong-post");
        Assert.Equal("in_transit", source.Text("status"));
        Assert.True(source.GetProperty("healthy").GetBoolean());
        Assert.NotNull(source.Text("checkedAt"));
        Assert.All(
            shipment.GetProperty("events").EnumerateArray().Where(e => e.Text("carrier") == "hongkong-post"),
            e => Assert.EndsWith("+08:00", e.Text("localTime"), StringComparison.Ordinal));
        await ReadModelCheck.HoldsAsync(app.ConnectionString);
    }

    [Fact]
    public async Task A_number_it_does_not_know_and_a_status_nobody_told_of_are_answers()
    {
        await using var house = await PollingHouse.OpenAsync(databases);
        var client = Instance(house).Client(Carrier.HongkongPost);
        var number = (await house.Partners.OrderAsync(new { life = "srm", steps = 3 })).GetProperty("trackNumber").GetString()!;
        await house.BreakAsync(new { partner = "hongkong-post", kind = "unknown-code", times = 1 });

        var reports = await client.AskAsync([TrackNumber.Parse(number)], TestContext.Current.CancellationToken);
        Assert.Equal(["TT0", "TT2", "TT3", "TT99"], reports[0].Events.Select(e => e.Code));
        Assert.Empty((await client.AskAsync([TrackNumber.Parse("ZA999999995HK")], TestContext.Current.CancellationToken))[0].Events);
    }

    [Theory]
    [InlineData("status", CarrierTrouble.Failed)]
    [InlineData("garbage", CarrierTrouble.Garbled)]
    [InlineData("login-page", CarrierTrouble.Garbled)]
    [InlineData("dtd", CarrierTrouble.Garbled)]
    [InlineData("huge", CarrierTrouble.TooLarge)]
    public async Task A_spoilt_answer_is_a_failure(string kind, object trouble)
    {
        await using var house = await PollingHouse.OpenAsync(databases);
        await house.BreakAsync(new { partner = "hongkong-post", kind });
        Assert.Equal(trouble, await TroubleAsync(Instance(house)));
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        await using var house = await PollingHouse.OpenAsync(databases);
        Assert.Equal(CarrierTrouble.Refused, await TroubleAsync(Instance(house, "wrong")));
    }

    private static Instance Instance(PollingHouse house, string? password = null) => house.Instance(
        [.. house.Partners.HongkongPost.Select(s => (s.Key, s.Key.EndsWith("Password", StringComparison.Ordinal) ? password ?? s.Value : s.Value))]);

    private static async Task<CarrierTrouble> TroubleAsync(Instance instance) => (await Assert.ThrowsAsync<CarrierUnavailableException>(() =>
        instance.Client(Carrier.HongkongPost).AskAsync([TrackNumber.Parse("ZA000000045HK")], TestContext.Current.CancellationToken))).Trouble;

    private static IEnumerable<string?> Codes(System.Text.Json.JsonElement shipment) => shipment.GetProperty("events").EnumerateArray()
        .Where(e => e.Text("carrier") == "hongkong-post").Select(e => e.Text("code"));
}
