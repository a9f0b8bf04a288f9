
namespace PostalTracking.IntegrationTests.Features.Tracking;

public sealed class OtherNumbersTests(PolledApp polled) : IClassFixture<PolledApp>
{
    [Fact]
    public async Task A_parcel_with_a_new_label_is_found_by_both_numbers_and_says_which_was_asked()
    {
        var (old, current) = (Api.Number(701, "RA", "CN"), Api.Number(701, "RB", "RU"));
        await polled.Partners.OrderAsync(new { trackNumber = old, operations = Relabelled(old, current) });
        var found = await Eventually.SeeAsync(() => polled.App.ShipmentAsync(old), s => s.Text("status") == "available_for_pickup");

        Assert.Equal((current, old), (found.Text("trackNumber"), found.Text("askedNumber")));
        var byCurrent = await polled.App.ShipmentAsync(current);
        Assert.Equal((current, "available_for_pickup"), (byCurrent.Text("trackNumber"), byCurrent.Text("status")));
        Assert.False(byCurrent.TryGetProperty("askedNumber", out _));
        Assert.Equal(found.GetProperty("events").GetRawText(), byCurrent.GetProperty("events").GetRawText());
        Assert.Equal(0, await polled.App.CountAsync("shipment", current));
        Assert.Equal(0, await polled.App.CountAsync("unknown_number", current));

        var both = await (await polled.App.PostAsync(Api.LookUp, new { trackNumbers = new[] { current, old } })).ItemsAsync();
        Assert.Equal(2, both.Count);
        Assert.All(both, item => Assert.Equal(current, item.GetProperty("shipment").Text("trackNumber")));

        var page = await (await polled.App.GetAsync($"/track/{old}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Номер изменился", page, StringComparison.Ordinal);
        await ReadModelCheck.HoldsAsync(polled.App.ConnectionString);
    }

    [Fact]
    public async Task What_a_partner_sends_of_the_new_number_reaches_the_one_parcel_once()
    {
        var (old, current) = (Api.Number(702, "RA", "CN"), Api.Number(702, "RB", "RU"));
        await polled.Partners.OrderAsync(new { trackNumber = old, operations = Relabelled(old, current) });
        await Eventually.SeeAsync(() => polled.App.ShipmentAsync(old), s => s.Text("trackNumber") == current);

        var handedOver = Sent.Event(current, "2/1", daysAgo: 0.1);
        Assert.Equal("stored", (await polled.App.SendEventsAsync(handedOver))[0].Text("verdict"));
        Assert.Equal("duplicate", (await polled.App.SendEventsAsync(handedOver))[0].Text("verdict"));

        Assert.Equal("delivered", (await polled.App.ShipmentAsync(old)).Text("status"));
        Assert.Equal(0, await polled.App.CountAsync("shipment", current));
        await ReadModelCheck.HoldsAsync(polled.App.ConnectionString);
    }

    [Fact]
    public async Task Two_parcels_that_turn_out_to_be_one_become_one_with_all_that_was_known_of_either()
    {
        var (old, current) = (Api.Number(703, "RA", "CN"), Api.Number(703, "RB", "RU"));
        var announced = new { trackNumber = current, cod = new { amount = 250_000, currency = "RUB" } };
        Assert.Equal("created", (await polled.App.RegisterAsync(announced))[0].Text("verdict"));
        await polled.App.SendEventsAsync(Sent.Event(current, "8/4", daysAgo: 1.5, postalCode: "140980"));

        await polled.Partners.OrderAsync(new { trackNumber = old, operations = Relabelled(old, current) });
        var found = await Eventually.SeeAsync(() => polled.App.ShipmentAsync(old), s => s.Text("trackNumber") == current);

        Assert.Contains(found.GetProperty("events").EnumerateArray(), e => e.Text("code") == "8/4");
        Assert.Equal(found.GetProperty("sequence").GetInt32(), (await polled.App.ShipmentAsync(current)).GetProperty("sequence").GetInt32());
        Assert.Equal(250_000, await polled.App.ValueAsync<long>("select registered_cod from shipment where track_number = $1", old));
        Assert.Equal(0, await polled.App.CountAsync("shipment_view", current));
        Assert.Equal(0, await polled.App.ValueAsync<long>("select count(*) from poll_plan where track_number = $1 and next_due is not null", current));

        Assert.True(await polled.App.ValueAsync<bool>(
            """
            select v.tenant_id = s.tenant_id and v.registered_at is not null
            from shipment_view v join shipment s using (track_number, generation) where v.track_number = $1
            """,
            old));

        // Announced again by either number, it is the same parcel and the same tenant's.
        Assert.Equal("unchanged", (await polled.App.RegisterAsync(announced))[0].Text("verdict"));
        await ReadModelCheck.HoldsAsync(polled.App.ConnectionString);
    }

    [Fact]
    public async Task A_number_used_by_two_carriers_for_two_parcels_shows_the_newer_and_offers_the_other()
    {
        var number = Api.Number(704, "RR", "CN");
        var now = Sent.At(0);
        await polled.Partners.OrderAsync(new
        {
            trackNumber = number,
            operations = new[] { Operation(1, 0, now.AddDays(-290), null, number), Operation(2, 1, now.AddDays(-270), "390000", number) },
            traces = new[] { Trace("PU_PICKUP_SUCCESS", now.AddDays(-6)), Trace("LH_DEPART", now.AddDays(-4)) },
        });

        var newest = await Eventually.SeeAsync(() => polled.App.ShipmentAsync(number), s => s.GetProperty("otherGenerations").GetArrayLength() == 1);
        Assert.Equal("in_transit", newest.Text("status"));
        Assert.All(newest.GetProperty("events").EnumerateArray(), e => Assert.Equal("cainiao", e.Text("carrier")));
        Assert.Equal(["cainiao"], newest.GetProperty("sources").EnumerateArray().Select(s => s.Text("carrier")));

        var other = newest.GetProperty("otherGenerations")[0].GetInt32();
        var older = await polled.App.ShipmentAsync(number, $"?generation={other}");
        Assert.Equal("delivered", older.Text("status"));
        Assert.All(older.GetProperty("events").EnumerateArray(), e => Assert.Equal("russian-post", e.Text("carrier")));
        await ReadModelCheck.HoldsAsync(polled.App.ConnectionString);
    }

    [Fact]
    public async Task A_reissued_number_told_in_one_history_is_two_parcels()
    {
        var number = Api.Number(705, "RR", "CN");
        var now = Sent.At(0);
        await polled.Partners.OrderAsync(new
        {
            trackNumber = number,
            operations = new[]
            {
                Operation(1, 0, now.AddDays(-420), null, number),
                Operation(8, 2, now.AddDays(-400), "683000", number),
                Operation(2, 1, now.AddDays(-398), "683000", number),
                Operation(1, 0, now.AddDays(-9), null, number),
                Operation(8, 2, now.AddDays(-1), "390000", number),
            },
        });

        var newest = await Eventually.SeeAsync(() => polled.App.ShipmentAsync(number), s => s.Text("status") == "available_for_pickup");
        Assert.Equal(2, newest.GetProperty("events").GetArrayLength());
        var older = await polled.App.ShipmentAsync(number, $"?generation={newest.GetProperty("otherGenerations")[0].GetInt32()}");
        Assert.Equal(("delivered", 3), (older.Text("status"), older.GetProperty("events").GetArrayLength()));
    }

    [Fact]
    public async Task A_carrier_the_visitor_names_is_asked_from_then_on()
    {
        var number = Api.Number(706, "RR", "RU");
        await polled.Partners.OrderAsync(new { trackNumber = number, traces = new[] { Trace("LH_DEPART", Sent.At(4)) } });
        await Eventually.SeeAsync(() => polled.App.ShipmentAsync(number), s => s.Text("checkedAt") is not null);
        Assert.Equal(0, await polled.Partners.CountAsync("cainiao", number));

        var offered = await (await polled.App.GetAsync($"/track/{number}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"/track/{number}?carrier=cainiao", offered, StringComparison.Ordinal);
        await polled.App.GetAsync($"/track/{number}?carrier=cainiao");

        var found = await Eventually.SeeAsync(() => polled.App.ShipmentAsync(number), s => s.Text("status") == "in_transit");
        Assert.Contains(found.GetProperty("sources").EnumerateArray(), s => s.Text("carrier") == "cainiao");
        Assert.Equal(1, await polled.App.ValueAsync<long>(
            "select count(*) from poll_plan where track_number = $1 and carrier = 2 and next_due is not null", number));
    }

    private static object[] Relabelled(string old, string current)
    {
        var now = Sent.At(0);
        return
        [
            Operation(1, 0, now.AddDays(-9), null, old),
            Operation(8, 26, now.AddDays(-2), "140980", current),
            Operation(8, 2, now.AddDays(-1), "390000", current),
        ];
    }

    private static object Trace(string actionCode, DateTimeOffset at) => new { actionCode, time = at.ToUnixTimeMilliseconds() };

    private static object Operation(int type, int attr, DateTimeOffset at, string? index, string barcode) =>
        new { type, attr, at, index, country = index is null ? "CN" : null, barcode };
}
