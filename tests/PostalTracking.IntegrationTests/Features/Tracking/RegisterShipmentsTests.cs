using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Partners;
using PostalTracking.Web.Hosting;

namespace PostalTracking.IntegrationTests.Features.Tracking;

public sealed class RegisterShipmentsTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    [Fact]
    public async Task A_parcel_is_created_then_unchanged_then_updated()
    {
        var number = Api.Number(500, "ZA", "HK");

        Assert.Equal("created", await VerdictAsync(Row(number)));
        Assert.Equal("unchanged", await VerdictAsync(Row(number)));
        Assert.Equal("unchanged", await VerdictAsync(new { trackNumber = number }));
        Assert.Equal("updated", await VerdictAsync(new { trackNumber = number, destinationPostalCode = "420000" }));

        var shipment = await quiet.App.ShipmentAsync(number);
        Assert.Equal(("srm", "HK", "RU"), (shipment.Text("service"), shipment.Text("origin"), shipment.Text("destination")));
        Assert.Equal("420000", shipment.GetProperty("office").Text("postalCode"));
        Assert.Equal(2, shipment.GetProperty("sequence").GetInt32());
        Assert.Equal(1, await quiet.App.ValueAsync<short>("select min(tier) from poll_plan where track_number = $1", number));
        await ReadModelCheck.HoldsAsync(quiet.App.ConnectionString);
    }

    [Theory]
    [InlineData(510, 200, "rejected")]
    [InlineData(511, 0, "rejected")]
    [InlineData(512, 201, "created")]
    public async Task Simplified_Registered_Mail_is_for_orders_over_two_dollars(int serial, long cents, string verdict)
    {
        var number = Api.Number(serial, "ZA", "HK");

        var row = (await quiet.App.RegisterAsync(Row(number, cents))).Single();

        Assert.Equal(verdict, row.Text("verdict"));
        Assert.Equal(verdict == "rejected" ? 0 : 1, await quiet.App.CountAsync("shipment", number));
        if (verdict == "rejected")
        {
            Assert.Equal("/problems/srm-value", row.ProblemType());
        }
    }

    [Theory]
    [InlineData(5_130, "RA", "HK", "HK", "RU", "srm-number")]
    [InlineData(5_131, "ZA", "HK", "US", "RU", "srm-origin")]
    [InlineData(5_132, "ZA", "LV", null, "RU", "srm-origin")]
    [InlineData(5_133, "ZA", "HK", "HK", "CN", "srm-destination")]
    [InlineData(5_134, "ZZ", "HK", "CN", "RU", null)]
    [InlineData(5_135, "ZJ", "CN", null, null, null)]
    public async Task Simplified_Registered_Mail_is_what_two_posts_agreed_on(
        int serial, string prefix, string issuer, string? origin, string? destination, string? problem)
    {
        var row = (await quiet.App.RegisterAsync(new
        {
            trackNumber = Api.Number(serial, prefix, issuer),
            service = "srm",
            origin,
            destination,
            orderValue = new { amount = 201, currency = "USD" },
        })).Single();

        Assert.Equal(problem is null ? "created" : "rejected", row.Text("verdict"));
        Assert.Equal(problem is null ? null : $"/problems/{problem}", row.TryGetProperty("problem", out _) ? row.ProblemType() : null);
    }

    [Fact]
    public async Task A_failed_check_digit_is_taken_with_a_warning()
    {
        var row = (await quiet.App.RegisterAsync(new { trackNumber = "RA644000001RU" })).Single();

        Assert.Equal("created", row.Text("verdict"));
        Assert.Equal("check-digit", row.GetProperty("warnings")[0].GetString());
    }

    [Fact]
    public async Task The_same_number_twice_in_a_request_counts_once()
    {
        var number = Api.Number(520);

        var rows = await quiet.App.RegisterAsync(new { trackNumber = number }, new { trackNumber = number.ToLowerInvariant() });

        Assert.Equal(["created", "rejected"], rows.Select(r => r.Text("verdict")));
        Assert.Equal("/problems/repeated-in-request", rows[1].ProblemType());
    }

    [Fact]
    public async Task Another_tenants_parcel_stays_the_other_tenants()
    {
        var number = Api.Number(530);
        await VerdictAsync(new { trackNumber = number, destination = "RU" });

        var answer = await quiet.App.PostAsync(
            Api.Shipments, new { shipments = new[] { new { trackNumber = number, destination = "CN" } } }, await OtherTenantAsync());

        var row = (await answer.ItemsAsync()).Single();
        Assert.Equal("rejected", row.Text("verdict"));
        Assert.Equal("/problems/registered-by-another", row.ProblemType());
        Assert.Equal("RU", (await quiet.App.ShipmentAsync(number)).Text("destination"));
    }

    [Fact]
    public async Task What_a_carrier_knew_first_keeps_its_history()
    {
        var number = Api.Number(535);
        await quiet.App.SendEventsAsync(Sent.Event(number, "8/2", daysAgo: 1));

        Assert.Equal("updated", await VerdictAsync(new { trackNumber = number, destination = "RU" }));

        Assert.Equal("available_for_pickup", (await quiet.App.ShipmentAsync(number)).Text("status"));
        await ReadModelCheck.HoldsAsync(quiet.App.ConnectionString);
    }

    public static TheoryData<string, object?, string> Mistakes => new()
    {
        { "service", "fast", "service" },
        { "origin", "hk", "origin" },
        { "destination", "Россия", "destination" },
        { "destinationPostalCode", "39000", "destinationPostalCode" },
        { "orderValue", null, "orderValue" },
        { "orderValue", new { amount = -1, currency = "USD" }, "orderValue" },
        { "orderValue", new { amount = 500, currency = "RUB" }, "orderValue" },
        { "orderValue", new { currency = "USD" }, "orderValue" },
        { "cod", new { amount = long.MaxValue, currency = "RUB" }, "cod" },
        { "cod", new { amount = 100, currency = "USD" }, "cod" },
        { "sender", new { id = new string('x', 101) }, "sender.id" },
        { "sender", new { name = "" }, "sender.name" },
        { "recipientPhoneLast4", "12345", "recipientPhoneLast4" },
        { "recipientPhoneLast4", "１２３４", "recipientPhoneLast4" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task What_is_wrong_with_a_row_is_said_of_that_row_and_the_others_are_taken(string field, object? value, string named)
    {
        var fields = JsonSerializer.SerializeToElement(Row(Api.Number(540, "ZA", "HK")))
            .EnumerateObject().ToDictionary(f => f.Name, f => (object?)f.Value);
        fields[field] = value;

        var rows = await quiet.App.RegisterAsync(fields, new { trackNumber = Api.Number(541) });

        Assert.Equal("/problems/invalid-field", rows[0].ProblemType());
        Assert.Contains(named, rows[0].GetProperty("problem").Text("detail"), StringComparison.Ordinal);
        Assert.NotEqual("rejected", rows[1].Text("verdict"));
    }

    [Fact]
    public async Task A_thousand_go_in_one_request_and_not_one_more()
    {
        var rows = Enumerable.Range(0, 1_000).Select(i => (object)new { trackNumber = Api.Number(550_000 + i) }).ToArray();

        Assert.All(await quiet.App.RegisterAsync(rows), row => Assert.Equal("created", row.Text("verdict")));

        var tooMany = await quiet.App.PostAsync(Api.Shipments, new { shipments = rows.Append(rows[0]) }, DemoKeys.Partner);
        await tooMany.ProblemAsync(HttpStatusCode.BadRequest, "too-many");
        await ReadModelCheck.HoldsAsync(quiet.App.ConnectionString);
    }

    [Fact]
    public async Task Only_a_key_that_may_write_shipments_opens_it()
    {
        var body = new { shipments = new[] { new { trackNumber = Api.Number(560) } } };

        await (await quiet.App.PostAsync(Api.Shipments, body)).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        await (await quiet.App.PostAsync(Api.Shipments, body, DemoKeys.Counter)).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        Assert.Equal(0, await quiet.App.CountAsync("shipment", Api.Number(560)));
    }

    [Fact]
    public async Task A_repeat_under_the_same_key_gets_the_same_answer_and_another_body_none()
    {
        var body = new { shipments = new[] { new { trackNumber = Api.Number(570) } } };

        var first = await quiet.App.PostAsync(Api.Shipments, body, DemoKeys.Partner, idempotencyKey: "register-570");
        var again = await quiet.App.PostAsync(Api.Shipments, body, DemoKeys.Partner, idempotencyKey: "register-570");

        Assert.Null(first.Header("Idempotency-Replayed"));
        Assert.Equal("true", again.Header("Idempotency-Replayed"));
        Assert.Contains("created", await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(
            await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        var other = await quiet.App.PostAsync(
            Api.Shipments, new { shipments = new[] { new { trackNumber = Api.Number(571) } } }, DemoKeys.Partner, idempotencyKey: "register-570");
        await other.ProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency-mismatch");
        Assert.Equal(0, await quiet.App.CountAsync("shipment", Api.Number(571)));
    }

    internal static object Row(string trackNumber, long cents = 1_990) => new
    {
        trackNumber,
        service = "srm",
        origin = "HK",
        destination = "RU",
        destinationPostalCode = "390000",
        orderValue = new { amount = cents, currency = "USD" },
        cod = new { amount = 777_700, currency = "RUB" },
        sender = new { id = "seller-4711", name = "Счастливая лавка" },
        recipientPhoneLast4 = "8642",
    };

    private async Task<string?> VerdictAsync(object row) => (await quiet.App.RegisterAsync(row)).Single().Text("verdict");

    private async Task<string> OtherTenantAsync()
    {
        await using var scope = quiet.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PostalTrackingDbContext>();
        var tenant = new Tenant { Name = "Another post" };
        db.Add(tenant);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var (key, token) = ApiKey.Issue(tenant.Id, [Scopes.ShipmentsWrite], TimeProvider.System.GetUtcNow());
        db.Add(key);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return token;
    }
}
