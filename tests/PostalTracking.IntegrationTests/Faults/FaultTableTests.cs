using System.Globalization;
using System.Text;
using System.Text.Json;
using PostalTracking.Domain.Tracking;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.Web.Features.Tracking;

namespace PostalTracking.IntegrationTests.Faults;

/// <summary>Every fault against every client, from the wire to the parcel's page; what comes of it is a reviewed table.</summary>
public sealed class FaultTableTests(TestDatabases databases)
{
    // The first wait of a carrier that names none, as it is set here, and how far it is spread.
    private static readonly TimeSpan BackOff = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Every_fault_leaves_what_is_known_and_the_other_carriers_in_peace()
    {
        await using var house = await FaultedHouse.OpenAsync(databases);
        var table = new StringBuilder($"| Fault | {string.Join(" | ", AskedCarrier.All.Select(c => c.Name))} |\n");
        table.AppendLine(CultureInfo.InvariantCulture, $"|---|{string.Concat(AskedCarrier.All.Select(_ => "---|"))}");
        foreach (var fault in OrderedFault.All)
        {
            var cells = new List<string>();
            foreach (var carrier in AskedCarrier.All)
            {
                cells.Add(await OutcomeAsync(house, carrier, fault));
            }

            table.AppendLine(CultureInfo.InvariantCulture, $"| {fault.Name} | {string.Join(" | ", cells)} |");
        }

        var text = table.ToString().ReplaceLineEndings("\n");
        TestContext.Current.TestOutputHelper?.WriteLine(text);
        Assert.Equal(0, await house.LuredAsync());
        await Snapshot.IsAsync("faults.md", text);
        await ReadModelCheck.HoldsAsync(house.App.ConnectionString);
    }

    private static async Task<string> OutcomeAsync(FaultedHouse house, AskedCarrier carrier, OrderedFault fault)
    {
        var witness = AskedCarrier.All.First(c => c.Carrier != carrier.Carrier);
        var number = await house.ParcelAsync(carrier.Carrier, witness.Carrier);
        await house.AskAsync(witness, number);
        await house.AskAsync(carrier, number);
        var before = await house.ShipmentAsync(number);
        Assert.Equal("available_for_pickup", before.Text("status"));

        var order = fault.Order(house.Now);
        (order["partner"], order["trackNumber"], order["times"]) = (carrier.Partner, number, 1);
        await house.Partners.BreakAsync(order);
        await house.AskAsync(carrier, number);
        var asked = house.Now;

        var health = await house.HealthAsync(carrier.Carrier);
        var after = await house.ShipmentAsync(number);
        Assert.True(before.Text("status") == after.Text("status"), $"{fault.Name}: {after}");
        if (health.Failures == 0)
        {
            Assert.True(Source(after, carrier).GetProperty("healthy").GetBoolean());
            return $"read{Change(before, after)}";
        }

        // What is known stands, with the time it is from, and both the API and the page say that nobody answers.
        Assert.Equal(Events(before), Events(after));
        Assert.Equal(Source(before, carrier).Text("checkedAt"), Source(after, carrier).Text("checkedAt"));
        Assert.False(Source(after, carrier).GetProperty("healthy").GetBoolean());
        var sentence = TrackingTexts.For("Sources.Silent", "ru", TrackingTexts.Name(carrier.Carrier, "ru"));
        var page = await house.PageAsync(number);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Contains("Проверено", page, StringComparison.Ordinal);

        // The others go on meanwhile.
        await house.AskAsync(witness, number);
        Assert.True(Source(await house.ShipmentAsync(number), witness).GetProperty("healthy").GetBoolean());

        // It is left alone to the second, then asked again, and all is well.
        var wait = health.OpenUntil!.Value - asked;
        house.Clock.Advance(health.OpenUntil.Value - house.Now - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await house.PollAsync(carrier, number));
        house.Clock.SetUtcNow(DateTimeOffset.FromUnixTimeSeconds(house.Now.AddSeconds(2).ToUnixTimeSeconds()));
        await house.AskAsync(carrier, number);
        var recovered = await house.HealthAsync(carrier.Carrier);
        Assert.Equal((0, null), (recovered.Failures, recovered.OpenUntil));
        var mended = await house.ShipmentAsync(number);
        Assert.Equal(before.Text("status"), mended.Text("status"));
        Assert.True(Source(mended, carrier).GetProperty("healthy").GetBoolean());
        Assert.DoesNotContain(sentence, await house.PageAsync(number), StringComparison.Ordinal);
        return $"{health.LastFailure}, {Waited(wait)}";
    }

    private static JsonElement Source(JsonElement shipment, AskedCarrier carrier) =>
        shipment.GetProperty("sources").EnumerateArray().Single(s => s.Text("carrier") == carrier.Carrier.Key());

    private static List<string> Events(JsonElement shipment) =>
        [.. shipment.GetProperty("events").EnumerateArray().Select(e => $"{e.Text("occurredAt")} {e.Text("code")}")];

    private static string Change(JsonElement before, JsonElement after)
    {
        var (added, gone) = (Events(after).Except(Events(before)).Count(), Events(before).Except(Events(after)).Count());
        return (added, gone) switch
        {
            (0, 0) => ", nothing changed",
            _ => string.Create(CultureInfo.InvariantCulture, $", {added} event more, {gone} less, status stands"),
        };
    }

    private static string Waited(TimeSpan wait) =>
        wait > BackOff * 0.8 && wait < BackOff * 1.2 ? "left alone as we see fit" : $"left alone {wait.TotalSeconds} s";
}
