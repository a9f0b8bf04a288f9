using System.Net;
using System.Text.Json;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Partners;

namespace PostalTracking.IntegrationTests.Features.Tracking;

public sealed class ReceiveEventsTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private static readonly string[] AllStored = ["stored"];

    [Fact]
    public async Task Each_row_gets_its_verdict_in_the_order_sent()
    {
        var number = Api.Number(200);
        var accepted = Sent.Event(number, "1/1", daysAgo: 5);

        var rows = await quiet.App.SendEventsAsync(accepted, Sent.Event("???", "1/1", daysAgo: 5), accepted, Sent.Event(number, "8/2", daysAgo: 1));

        Assert.Equal(["stored", "rejected", "duplicate", "stored"], rows.Select(r => r.Text("verdict")));
        Assert.Equal("/problems/malformed-track-number", rows[1].ProblemType());
        Assert.Equal("available_for_pickup", (await quiet.App.ShipmentAsync(number)).Text("status"));
        await ReadModelCheck.HoldsAsync(quiet.App.ConnectionString);
    }

    public static TheoryData<string, object?, string> Mistakes => new()
    {
        { "carrier", "dhl", "unknown-carrier" },
        { "carrier", null, "unknown-carrier" },
        { "carrier", "Russian-Post", "unknown-carrier" },
        { "occurredAt", null, "invalid-time" },
        { "occurredAt", "yesterday", "invalid-time" },
        { "occurredAt", "2026-11-20T10:12:00", "invalid-time" },
        { "occurredAt", "2026-11-20", "invalid-time" },
        { "occurredAt", "20.11.2026 10:12", "invalid-time" },
        { "occurredAt", "0000-01-01T00:00:00Z", "invalid-time" },
        { "occurredAt", "0001-01-01T00:00:00Z", "invalid-time" },
        { "occurredAt", "1899-12-31T23:59:59Z", "invalid-time" },
        { "occurredAt", "9999-12-31T23:59:59Z", "invalid-time" },
        { "occurredAt", "12026-11-20T10:12:00Z", "invalid-time" },
        { "occurredAt", "2026-02-30T10:12:00Z", "invalid-time" },
        { "occurredAt", "2026-11-20T10:12:00+99:00", "invalid-time" },
        { "postalCode", "39000", "invalid-field" },
        { "postalCode", "3900000", "invalid-field" },
        { "postalCode", "039000", "invalid-field" },
        { "postalCode", "39000О", "invalid-field" },
        { "postalCode", "３９００００", "invalid-field" },
        { "code", null, "invalid-field" },
        { "code", " ", "invalid-field" },
        { "code", new string('7', 101), "invalid-field" },
        { "country", "Russia", "invalid-field" },
        { "country", "ru", "invalid-field" },
        { "country", "", "invalid-field" },
        { "place", new string('x', 201), "invalid-field" },
        { "trackNumber", "", "malformed-track-number" },
        { "trackNumber", null, "malformed-track-number" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task What_is_wrong_with_a_row_is_said_of_that_row_and_the_others_are_taken(string field, object? value, string slug)
    {
        var good = Sent.Event(Api.Number(201), "1/1", daysAgo: 5);
        var fields = JsonSerializer.SerializeToElement(good).EnumerateObject().ToDictionary(f => f.Name, f => (object?)f.Value);
        fields[field] = value;

        var rows = await quiet.App.SendEventsAsync(fields, good);

        Assert.Equal("rejected", rows[0].Text("verdict"));
        Assert.Equal($"/problems/{slug}", rows[0].ProblemType());
        Assert.NotEqual("rejected", rows[1].Text("verdict"));
        var names = slug == "invalid-field" ? field : value as string ?? "";
        Assert.Contains(names, rows[0].GetProperty("problem").Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_thousand_events_go_in_one_request_and_not_one_more()
    {
        var events = Enumerable.Range(0, 5_000)
            .Select(i => Sent.Event(Api.Number(210_000 + (i / 5)), ((string[])["1/1", "8/1", "8/3", "8/4", "8/2"])[i % 5], daysAgo: 9 - (i % 5)))
            .ToArray();

        var rows = await quiet.App.SendEventsAsync(events);

        Assert.Equal(5_000, rows.Count);
        Assert.Equal(AllStored, rows.Select(r => r.Text("verdict")).Distinct());
        Assert.Equal(5, await quiet.App.CountAsync("tracking_event", Api.Number(210_999)));
        await ReadModelCheck.HoldsAsync(quiet.App.ConnectionString);

        var tooMany = await quiet.App.PostAsync(Api.Events, new { events = events.Append(events[0]) }, DemoKeys.Partner);
        await tooMany.ProblemAsync(HttpStatusCode.BadRequest, "too-many");
    }

    [Theory]
    [InlineData(220, "russian-post", "777/7")]
    [InlineData(221, "russian-post", "слово")]
    [InlineData(222, "russian-post", "-1/-1")]
    [InlineData(223, "cainiao", "NEVER_HEARD_OF")]
    [InlineData(224, "hongkong-post", "ZZZ")]
    [InlineData(225, "hongkong-post", "7PS")]
    [InlineData(226, "hongkong-post", "never heard of")]
    [InlineData(227, "hongkong-post", "<script>alert(1)</script>")]
    public async Task An_unknown_code_is_kept_as_it_came_and_moves_nothing(int serial, string carrier, string code)
    {
        var number = Api.Number(serial);
        var accepted = carrier switch { "russian-post" => "1/1", "cainiao" => "GTMS_ACCEPT", _ => "EMA" };
        await quiet.App.SendEventsAsync(Sent.Event(number, accepted, daysAgo: 5, carrier));
        var before = await quiet.App.ShipmentAsync(number);

        var rows = await quiet.App.SendEventsAsync(Sent.Event(number, code, daysAgo: 1, carrier));

        Assert.Equal("stored", rows[0].Text("verdict"));
        var shipment = await quiet.App.ShipmentAsync(number);
        Assert.Equal(before.Text("status"), shipment.Text("status"));
        var newest = shipment.GetProperty("events")[0];
        Assert.Equal(code, newest.Text("code"));
        Assert.Equal(JsonValueKind.Null, newest.GetProperty("status").ValueKind);
        Assert.NotEmpty(newest.Text("description")!);
        await ReadModelCheck.HoldsAsync(quiet.App.ConnectionString);
    }

    [Fact]
    public async Task Codes_never_heard_of_before_stay_apart_and_another_instance_knows_them_too()
    {
        var number = Api.Number(230, "RB", "HK");
        string[] codes = ["7PS", "one", "two", "EMA", "three", "7PT"];

        await quiet.App.SendEventsAsync([.. codes.Select((code, i) => Sent.Event(number, code, daysAgo: 9 - i, "hongkong-post"))]);

        await using var other = await TrackingApp.StartAsync(quiet.App.ConnectionString);
        foreach (var app in new[] { quiet.App, other })
        {
            var shipment = await app.ShipmentAsync(number);
            Assert.Equal(codes, shipment.GetProperty("events").EnumerateArray().Select(e => e.Text("code")).Reverse());
            Assert.Equal("accepted", shipment.Text("status"));
        }
    }

    [Fact]
    public async Task Hongkong_Posts_events_of_the_UPU_tell_the_whole_way()
    {
        var number = Api.Number(240, "ZA", "HK");

        await quiet.App.SendEventsAsync(
            Sent.Event(number, "EMA", daysAgo: 9, "hongkong-post", postalCode: null, country: "HK", place: "Tsing Yi"),
            Sent.Event(number, "EMC", daysAgo: 7, "hongkong-post", postalCode: null, country: "HK"),
            Sent.Event(number, "EMD", daysAgo: 5, "hongkong-post", postalCode: null, country: "RU"),
            Sent.Event(number, "EMG", daysAgo: 2, "hongkong-post"),
            Sent.Event(number, "EMI", daysAgo: 1, "hongkong-post"));

        var shipment = await quiet.App.ShipmentAsync(number, language: "en");
        Assert.Equal("delivered", shipment.Text("status"));
        Assert.True(shipment.GetProperty("final").GetBoolean());
        Assert.Equal(JsonValueKind.String, shipment.GetProperty("dispatchedAt").ValueKind);
        Assert.Equal(JsonValueKind.String, shipment.GetProperty("receivedAt").ValueKind);
        Assert.Equal(("HK", "Tsing Yi"), (shipment.GetProperty("events")[4].Text("country"), shipment.GetProperty("events")[4].Text("place")));
    }
}
