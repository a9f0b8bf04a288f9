using System.Net;
using System.Net.Http.Json;
using static PostalTracking.IntegrationTests.CarrierSimulator.SimulatorHost;

namespace PostalTracking.IntegrationTests.CarrierSimulator;

public sealed class ControlTests(SimulatorHost simulator) : IClassFixture<SimulatorHost>
{
    [Fact]
    public async Task A_parcel_made_to_order_moves_when_told()
    {
        var parcel = await simulator.OrderAsync("/control/parcels", new { life = "srm", steps = 1, beganDaysAgo = 7 });
        var number = parcel.GetProperty("trackNumber").GetString()!;
        Assert.Matches("^ZA[0-9]{9}HK$", number);
        Assert.Equal(2, parcel.GetProperty("operationsToCome").GetInt32());
        Assert.Equal(["1/0"], await simulator.CodesAsync(number));

        await simulator.OrderAsync($"/control/parcels/{number}/advance", new { steps = 1 });
        Assert.Equal(["1/0", "8/2"], await simulator.CodesAsync(number));
        var dispatched = (await simulator.HistoryAsync(number)).Descendants(Data + "OperDate").First().Value;
        Assert.Equal("2026-11-13T10:30:00.000+03:00", dispatched);
    }

    [Fact]
    public async Task A_parcel_at_a_pace_moves_by_itself()
    {
        await using var own = await StartAsync();
        var parcel = await own.OrderAsync("/control/parcels", new { life = "ems", paceSeconds = 20, destinationPostalCode = "690000" });
        var number = parcel.GetProperty("trackNumber").GetString()!;
        Assert.Single(await own.CodesAsync(number));

        own.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal("2/8", (await own.CodesAsync(number))[^1]);
        Assert.EndsWith("+10:00", (await own.HistoryAsync(number)).Descendants(Data + "OperDate").Last().Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_live_demo_parcel_starts_when_a_partner_is_asked_and_again_when_told()
    {
        await using var own = await StartAsync();
        own.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True((await own.GetAsync("/control/parcels/ZA000000005HK")).GetProperty("sleeps").GetBoolean());
        Assert.Equal(["1/0"], await own.CodesAsync("ZA000000005HK"));

        own.Clock.Advance(TimeSpan.FromSeconds(75));
        Assert.Equal(["1/0", "8/2", "2/1"], await own.CodesAsync("ZA000000005HK"));

        await own.OrderAsync("/control/parcels/ZA000000005HK/restart", new { });
        Assert.Equal(["1/0"], await own.CodesAsync("ZA000000005HK"));
    }

    [Fact]
    public async Task Any_history_can_be_dictated()
    {
        await simulator.OrderAsync("/control/parcels", new
        {
            trackNumber = "rr999999995cn",
            operations = new object[]
            {
                new { type = 8, attr = 2, at = "2026-11-20T10:12:00+03:00", index = "390000", country = "RU" },
                new { type = 1, attr = 1, at = "2027-01-01T00:00:00+08:00", country = "CN", barcode = "RR999999981CN" },
            },
            traces = new object[] { new { actionCode = "NEVER_HEARD_OF", time = 1795423869565, desc = "?" } },
        });

        var history = await simulator.HistoryAsync("RR999999995CN");
        Assert.Equal(
            ["2026-11-20T10:12:00.000+03:00", "2027-01-01T00:00:00.000+08:00"],
            history.Descendants(Data + "OperDate").Select(d => d.Value));
        Assert.Equal(["RR999999995CN", "RR999999981CN"], history.Descendants(Data + "Barcode").Select(b => b.Value));
        var detail = await simulator.GetAsync("/global/detail.json?mailNos=RR999999995CN");
        var trace = detail.GetProperty("module")[0].GetProperty("detailList")[0];
        Assert.Equal("NEVER_HEARD_OF", trace.GetProperty("actionCode").GetString());
        Assert.Equal(1795423869565, trace.GetProperty("time").GetInt64());
    }

    [Fact]
    public async Task A_removed_parcel_is_unknown()
    {
        var number = (await simulator.OrderAsync("/control/parcels", new { life = "cod" })).GetProperty("trackNumber").GetString()!;
        Assert.Matches("^125424[0-9]{8}$", number);
        var path = new Uri($"/control/parcels/{number}", UriKind.Relative);
        Assert.Equal(HttpStatusCode.NoContent, (await simulator.Http.DeleteAsync(path, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await simulator.Http.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Empty(await simulator.CodesAsync(number));
    }

    [Fact]
    public async Task Refuses_an_order_it_does_not_understand()
    {
        foreach (var order in new object[]
        {
            new { life = "eternal" }, new { life = "srm", trackNumber = "a b" }, new { life = "srm", destinationPostalCode = "39" },
            new { life = "srm", beganDaysAgo = 0 },
        })
        {
            var response = await simulator.Http.PostAsJsonAsync(
                new Uri("/control/parcels", UriKind.Relative), order, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }
    }

    [Fact]
    public async Task Counts_what_was_asked_by_partner_and_number()
    {
        await using var own = await StartAsync();
        await own.CodesAsync("ZA000000059HK");
        await own.CodesAsync("ZA000000059HK");
        await own.GetAsync("/global/detail.json?mailNos=ZA000000059HK,ZA000000045HK");

        var partners = (await own.GetAsync("/control/requests")).GetProperty("partners");
        Assert.Equal(2, partners.GetProperty("russian-post").GetProperty("trackNumbers").GetProperty("ZA000000059HK").GetInt32());
        Assert.Equal(1, partners.GetProperty("cainiao").GetProperty("requests").GetInt32());
        Assert.Equal(1, partners.GetProperty("cainiao").GetProperty("trackNumbers").GetProperty("ZA000000045HK").GetInt32());
    }

    private static async Task<SimulatorHost> StartAsync()
    {
        var host = new SimulatorHost();
        await host.InitializeAsync();
        return host;
    }
}
