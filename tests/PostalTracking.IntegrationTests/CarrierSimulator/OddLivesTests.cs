using PostalTracking.CarrierSimulator.Parcels;
using static PostalTracking.IntegrationTests.CarrierSimulator.SimulatorHost;

namespace PostalTracking.IntegrationTests.CarrierSimulator;

public sealed class OddLivesTests(SimulatorHost simulator) : IClassFixture<SimulatorHost>
{
    [Fact]
    public async Task A_new_label_is_answered_for_under_both_numbers_by_the_post_and_named_by_cainiao()
    {
        var barcodes = (await simulator.HistoryAsync(DemoParcels.SecondNumber)).Descendants(Data + "Barcode").Select(b => b.Value).ToList();
        Assert.Equal([DemoParcels.Renumbered, DemoParcels.SecondNumber], barcodes.Distinct());
        Assert.Equal(await simulator.CodesAsync(DemoParcels.Renumbered), await simulator.CodesAsync(DemoParcels.SecondNumber));

        var parcel = (await simulator.GetAsync($"/global/detail.json?mailNos={DemoParcels.Renumbered}")).GetProperty("module")[0];
        Assert.Equal($"Russian Post {DemoParcels.SecondNumber}", parcel.GetProperty("realMailNo").GetString());
        Assert.Equal(DemoParcels.SecondNumber, parcel.GetProperty("copyRealMailNo").GetString());
        var second = (await simulator.GetAsync($"/global/detail.json?mailNos={DemoParcels.SecondNumber}")).GetProperty("module")[0];
        Assert.Equal(0, second.GetProperty("detailList").GetArrayLength());
    }

    [Fact]
    public async Task Duty_to_be_paid_comes_with_its_sum()
    {
        var duties = (await simulator.HistoryAsync(DemoParcels.CustomsDuty)).Elements()
            .Select(r => r.Element(Data + "FinanceParameters")!.Element(Data + "CustomDuty")?.Value).ToList();
        Assert.Equal("187350", duties[^1]);
        Assert.Null(duties[0]);
    }

    [Fact]
    public async Task Two_parcels_of_one_number_go_to_two_countries()
    {
        var parcel = (await simulator.GetAsync($"/global/detail.json?mailNos={DemoParcels.TwoCarriers}")).GetProperty("module")[0];
        Assert.Equal(("Israel", "DELIVERED"), (parcel.GetProperty("destCountry").GetString(), parcel.GetProperty("status").GetString()));
        Assert.Equal("8/2", (await simulator.CodesAsync(DemoParcels.TwoCarriers))[^1]);
    }
}
