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
        var columns = await Task.WhenAll(AskedClient.All.Select(ColumnAsync));
        var table = new StringBuilder($"| Fault | {string.Join(" | ", AskedClient.All.Select(c => c.Name))} |\n");
        table.AppendLine(CultureInfo.InvariantCulture, $"|---|{string.Concat(AskedClient.All.Select(_ => "---|"))}");
        foreach (var (i, fault) in OrderedFault.All.Index())
        {
            table.AppendLine(CultureInfo.InvariantCulture, $"| {fault.Name} | {string.Join(" | ", columns.Select(c => c[i]))} |");
        }

        var text = table.ToString().ReplaceLineEndings("\n");
        TestContext.Current.TestOutputHelper?.WriteLine(text);
        await Snapshot.IsAsync("faults.md", text);
    }

    private async Task<IReadOnlyList<string>> ColumnAsync(AskedClient client)
    {
        await using var house = await FaultedHouse.OpenAsync(databases, client);
        var cells = new List<string>();
        foreach (var fault in OrderedFault.All)
        {
            cells.Add(client.Tells(fault) ? await OutcomeAsync(house, client, fault) : "no such answer");
        }

        Assert.Equal(0, await house.LuredAsync());
        await ReadModelCheck.HoldsAsync(house.App.ConnectionString);
        return cells;
    }

    private static async Task<string> OutcomeAsync(FaultedHouse house, AskedClient client, OrderedFault fault)
    {
        var number = await house.ParcelAsync(client);
        await house.AskAsync(client.Witness, number);
        if (client.FirstAsync is { } first)
        {
            await house.AskAsync(client, first, number);
        }

        await house.PrepareAsync(client, number);
        await house.AskAsync(client, number);
        var before = await house.ShipmentAsync(number);
        var known = await house.KnownAsync(before);
        Assert.Equal(client.IsAboutMoney ? "delivered" : "available_for_pickup", before.Text("status"));

        await house.PrepareAsync(client, number);
        var (ticket, kept) = (await house.TicketAsync(), await house.KeptAnswersAsync());
        var order = fault.Order(house.Now);
        (order["partner"], order["times"]) = (client.Carrier.Key(), 1);
        await house.Partners.BreakAsync(order);
        await house.AskAsync(client, client.RoundAsync, number);
        var asked = house.Now;

        var health = await house.HealthAsync(client.Carrier);
        var after = await house.ShipmentAsync(number);
        Assert.True(before.Text("status") == after.Text("status"), $"{client.Name}, {fault.Name}: {after}");
        if (health.Failures == 0)
        {
            Assert.True(Source(after, client).GetProperty("healthy").GetBoolean());
            return $"read{Change(known, await house.KnownAsync(after))}{TicketChange(client, ticket, await house.TicketAsync())}";
        }

        // What is known stands, with the time it is from, and both the API and the page say that nobody answers.
        Assert.Equal(known, await house.KnownAsync(after));
        Assert.True(client.BeforeAsync is null || ticket == await house.TicketAsync());
        Assert.Equal(Source(before, client).Text("checkedAt"), Source(after, client).Text("checkedAt"));
        Assert.False(Source(after, client).GetProperty("healthy").GetBoolean());
        var sentence = TrackingTexts.For("Sources.Silent", "ru", TrackingTexts.Name(client.Carrier, "ru"));
        var page = await house.PageAsync(number);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Contains("Проверено", page, StringComparison.Ordinal);

        // The others go on meanwhile.
        await house.AskAsync(client.Witness, number);
        Assert.Equal(0, (await house.HealthAsync(client.Witness.Carrier)).Failures);

        // It is left alone to the second, then asked the same again, and all is well.
        var wait = health.OpenUntil!.Value - asked;
        house.Leap(health.OpenUntil.Value - house.Now - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await house.QuestionsAsync(client, () => client.RoundAsync(house, number)));
        house.Clock.SetUtcNow(DateTimeOffset.FromUnixTimeSeconds(house.Now.AddSeconds(2).ToUnixTimeSeconds()));
        await house.AskAsync(client, number);
        var recovered = await house.HealthAsync(client.Carrier);
        Assert.True(recovered is { Failures: 0, OpenUntil: null }, $"{client.Name}, {fault.Name}: {recovered}");
        var mended = await house.ShipmentAsync(number);
        Assert.Equal(before.Text("status"), mended.Text("status"));
        Assert.Equal(known, await house.KnownAsync(mended));
        Assert.True(Source(mended, client).GetProperty("healthy").GetBoolean());
        Assert.DoesNotContain(sentence, await house.PageAsync(number), StringComparison.Ordinal);
        return $"{health.LastFailure}, {(await house.KeptAnswersAsync() > kept ? "its head kept, " : "")}{Waited(wait)}";
    }

    private static JsonElement Source(JsonElement shipment, AskedClient carrier) =>
        shipment.GetProperty("sources").EnumerateArray().Single(s => s.Text("carrier") == carrier.Carrier.Key());

    private static string Change(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var (added, gone) = (after.Except(before).Count(), before.Except(after).Count());
        return (added, gone) switch
        {
            (0, 0) => ", nothing changed",
            _ => string.Create(CultureInfo.InvariantCulture, $", {added} event more, {gone} less, status stands"),
        };
    }

    private static string TicketChange(AskedClient client, string before, string after) =>
        client.BeforeAsync is null || after.Length == 0 ? ""
            : after == before ? ", the ticket is asked about again"
            : ", a new ticket is asked for";

    private static string Waited(TimeSpan wait) =>
        wait > BackOff * 0.8 && wait < BackOff * 1.2 ? "left alone as we see fit" : $"left alone {wait.TotalSeconds} s";
}
