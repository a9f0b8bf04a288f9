using System.Globalization;
using System.Text.Json;

namespace PostalTracking.IntegrationTests.Features.Tracking;

public sealed class FollowedParcelTests(PolledApp polled) : IClassFixture<PolledApp>
{
    [Fact]
    public async Task An_SRM_parcel_is_followed_through_its_three_milestones_until_it_is_received()
    {
        const string typed = "za 0000 0110 8 hk";
        var number = typed.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        await polled.Partners.OrderAsync(new { life = "srm", trackNumber = number, paceSeconds = 0, steps = 0 });

        var announced = await Eventually.SeeAsync(() => polled.App.ShipmentAsync(typed), s => s.Text("status") != "pending");
        Assert.Equal((number, "srm"), (announced.Text("trackNumber"), announced.Text("service")));
        Assert.Empty(PostsCodes(announced));

        await polled.Partners.AdvanceAsync(number);
        var dispatched = await Eventually.SeeAsync(() => polled.App.ShipmentAsync(typed), s => PostsCodes(s).Any());
        Assert.Equal(["1/0"], PostsCodes(dispatched));
        Assert.Equal(dispatched.GetProperty("events").EnumerateArray().Single(e => e.Text("code") == "1/0").Text("occurredAt"), dispatched.Text("dispatchedAt"));
        Assert.Null(dispatched.Text("arrivedAt"));

        await polled.Partners.AdvanceAsync(number);
        var arrived = await SeeAsync(typed, "available_for_pickup");
        Assert.Equal(dispatched.Text("dispatchedAt"), arrived.Text("dispatchedAt"));
        Assert.NotNull(arrived.Text("arrivedAt"));
        Assert.Null(arrived.Text("receivedAt"));
        Assert.Equal(("390000", "Рязань"), (arrived.GetProperty("office").Text("postalCode"), arrived.GetProperty("office").Text("name")));

        await polled.Partners.AdvanceAsync(number);
        var received = await SeeAsync(typed, "delivered");
        Assert.True(received.GetProperty("final").GetBoolean());
        Assert.Equal(arrived.Text("arrivedAt"), received.Text("arrivedAt"));
        Assert.True(Time(received, "dispatchedAt") < Time(received, "arrivedAt") && Time(received, "arrivedAt") < Time(received, "receivedAt"));

        // Whichever of the two carriers said it first, the other is still heard.
        var heard = await Eventually.SeeAsync(() => polled.App.ShipmentAsync(typed), s => PostsCodes(s).Count() == 3);
        Assert.Equal(["2/1", "8/2", "1/0"], PostsCodes(heard));

        await NobodyAsksAnyMoreAsync(number);
        await ReadModelCheck.HoldsAsync(polled.App.ConnectionString);
    }

    [Fact]
    public async Task A_parcel_handed_back_to_its_sender_reads_as_returned()
    {
        var number = await OrderAsync(new { life = "returned", steps = 14 });

        var shipment = await SeeAsync(number, "returned");

        Assert.True(shipment.GetProperty("final").GetBoolean());
        Assert.Null(shipment.Text("receivedAt"));
        Assert.Equal("2/2", shipment.GetProperty("events")[0].Text("code"));
    }

    [Fact]
    public async Task The_sum_to_be_paid_is_known_to_the_house_and_to_nobody_else()
    {
        var number = await OrderAsync(new { life = "cod", steps = 7, codKopecks = 345_678 });

        var shipment = await SeeAsync(number, "available_for_pickup");

        Assert.Equal(345_678, await polled.App.ValueAsync<long>("select carrier_cod from shipment where track_number = $1", number));
        var page = await (await polled.App.GetAsync($"/track/{number}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.All([shipment.GetRawText(), page], said => Assert.DoesNotMatch(@"345[\s\u00A0\u202F]?678|3[\s\u00A0\u202F]?456[,.]78", said));
    }

    [Fact]
    public async Task A_number_the_carriers_do_not_know_stays_pending_and_says_when_it_was_looked_for()
    {
        var number = Api.Number(700, "ZA", "HK");

        var shipment = await Eventually.SeeAsync(() => polled.App.ShipmentAsync(number), s => s.Text("checkedAt") is not null);

        Assert.Equal("pending", shipment.Text("status"));
        Assert.Equal(0, await polled.App.CountAsync("shipment", number));
    }

    private static IEnumerable<string?> PostsCodes(JsonElement shipment) => shipment.GetProperty("events").EnumerateArray()
        .Where(e => e.Text("carrier") == "russian-post").Select(e => e.Text("code"));

    private static DateTimeOffset Time(JsonElement shipment, string name) =>
        DateTimeOffset.Parse(shipment.Text(name)!, CultureInfo.InvariantCulture);

    private async Task<string> OrderAsync(object order) => (await polled.Partners.OrderAsync(order)).Text("trackNumber")!;

    private Task<JsonElement> SeeAsync(string number, string status) =>
        Eventually.SeeAsync(() => polled.App.ShipmentAsync(number), shipment => shipment.Text("status") == status);

    private async Task NobodyAsksAnyMoreAsync(string number)
    {
        await Eventually.SeeAsync(
            () => polled.App.ValueAsync<long>("select count(*) from poll_plan where track_number = $1 and next_due is not null", number),
            due => due == 0);
        var asked = await CountAsync();

        // Longer than the longest interval of these settings, looked at all the while.
        for (var i = 0; i < 15; i++)
        {
            await polled.App.ShipmentAsync(number);
            await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        }

        Assert.Equal(asked, await CountAsync());

        async Task<int> CountAsync() =>
            await polled.Partners.CountAsync("russian-post", number) + await polled.Partners.CountAsync("cainiao", number);
    }
}
