using System.Globalization;
using System.Text.Json;

namespace PostalTracking.IntegrationTests.CarrierSimulator;

public sealed class CainiaoTests(SimulatorHost simulator) : IClassFixture<SimulatorHost>
{
    [Fact]
    public async Task Tells_of_a_parcel_with_all_oddities_of_the_real_page()
    {
        var parcel = (await DetailAsync("ZA000000059HK"))[0];
        Assert.Equal("TRANSITING", parcel.GetProperty("status").GetString());
        Assert.Equal("AE", parcel.GetProperty("mailNoSource").GetString());
        Assert.Equal("8\tday(s)", parcel.GetProperty("daysNumber").GetString());
        Assert.Equal("CROSS", parcel.GetProperty("processInfo").GetProperty("type").GetString());

        var traces = parcel.GetProperty("detailList").EnumerateArray().ToList();
        Assert.Contains(traces, t => t.TryGetProperty("group", out _));
        Assert.Contains(traces, t => !t.TryGetProperty("group", out _));
        Assert.Contains(traces, t => t.GetProperty("timeZone").GetString() == "GMT+8");
        Assert.All(traces, t => Assert.NotEmpty(t.GetProperty("standerdDesc").GetString()!));
        Assert.All(traces, t => Assert.Equal(
            t.GetProperty("timeStr").GetString(),
            DateTimeOffset.FromUnixTimeMilliseconds(t.GetProperty("time").GetInt64()).AddHours(8)
                .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)));
        Assert.Equal(
            traces[0].GetProperty("actionCode").GetString(), parcel.GetProperty("latestTrace").GetProperty("actionCode").GetString());
    }

    [Fact]
    public async Task Puts_three_events_of_one_millisecond_out_of_order()
    {
        var traces = (await DetailAsync("ZA000000059HK"))[0].GetProperty("detailList").EnumerateArray().ToList();
        var tied = traces.GroupBy(t => t.GetProperty("time").GetInt64()).Single(g => g.Count() > 1);
        Assert.Equal(["CC_HO_OUT_SUCCESS", "CC_IM_SUCCESS", "GTMS_ACCEPT"], tied.Select(t => t.GetProperty("actionCode").GetString()));
        var times = traces.Select(t => t.GetProperty("time").GetInt64()).ToList();
        Assert.Equal(times.OrderDescending(), times);
    }

    [Fact]
    public async Task Says_that_economy_parcels_are_not_followed_to_the_end()
    {
        var parcel = (await DetailAsync("UZ0000000017Y"))[0];
        Assert.Equal("Economy", parcel.GetProperty("mailType").GetString());
        Assert.Equal("GTMS_ACCEPT", parcel.GetProperty("latestTrace").GetProperty("actionCode").GetString());
    }

    [Fact]
    public async Task Answers_for_each_number_in_the_order_asked_and_with_no_events_for_an_unknown_one()
    {
        var parcels = await DetailAsync("ZA999999995HK", "ZA000000062HK");
        Assert.Equal(["ZA999999995HK", "ZA000000062HK"], parcels.Select(p => p.GetProperty("mailNo").GetString()));
        Assert.Equal(0, parcels[0].GetProperty("detailList").GetArrayLength());
        Assert.Equal("DELIVERED", parcels[1].GetProperty("status").GetString());
    }

    [Fact]
    public async Task Refuses_more_than_ten_numbers_and_none_with_http_200()
    {
        foreach (var numbers in new[] { "", string.Join(',', Enumerable.Range(0, 11).Select(i => $"UZ{i:D10}Y")) })
        {
            var answer = await simulator.GetAsync($"/global/detail.json?mailNos={numbers}&lang=en-US&language=en-US");
            Assert.False(answer.GetProperty("success").GetBoolean());
            Assert.NotEmpty(answer.GetProperty("errorCode").GetString()!);
        }
    }

    private async Task<List<JsonElement>> DetailAsync(params string[] numbers)
    {
        var answer = await simulator.GetAsync($"/global/detail.json?mailNos={string.Join(',', numbers)}&lang=en-US&language=en-US");
        Assert.True(answer.GetProperty("success").GetBoolean());
        return [.. answer.GetProperty("module").EnumerateArray()];
    }
}
