using System.Net;
using System.Text.Json;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.IntegrationTests.Features.Insight;

public sealed class PolicyTotalsTests(TestDatabases postgres)
{
    private const string Statistics = "/api/v1/statistics/policies";

    [Fact]
    public async Task Sold_policies_are_counted_by_region_and_month_and_small_counts_withheld()
    {
        await using var app = await TrackingApp.StartAsync(await postgres.CreateAsync());
        await BuyAsync(app, 900, 6, office: 390000);
        await BuyAsync(app, 920, 1, office: 390005, status: PolicyStatus.Refunded);
        await BuyAsync(app, 930, 2, office: 390005, status: PolicyStatus.Voided);
        await BuyAsync(app, 940, 4, office: 683001);

        var items = (await (await app.GetAsync(Statistics)).JsonAsync()).GetProperty("items").EnumerateArray().ToList();

        var ryazan = Assert.Single(items, item => item.GetProperty("region").GetInt16() == 62);
        Assert.Equal(7, ryazan.GetProperty("policies").GetInt32());
        Assert.Equal(6 * 99_00, ryazan.GetProperty("premiums").GetProperty("amount").GetInt64());
        var kamchatka = Assert.Single(items, item => item.GetProperty("region").GetInt16() == 41);
        Assert.Equal(JsonValueKind.Null, kamchatka.GetProperty("policies").ValueKind);
        Assert.Equal(JsonValueKind.Null, kamchatka.GetProperty("premiums").ValueKind);

        var page = WebUtility.HtmlDecode(
            await (await app.GetAsync("/offices/regions/62")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("594\u00A0₽", page, StringComparison.Ordinal);
        var few = WebUtility.HtmlDecode(
            await (await app.GetAsync("/offices/regions/41")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("меньше 5 полисов", few, StringComparison.Ordinal);
        Assert.DoesNotContain("396", few, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_of_it_is_asked_for_by_region_and_months()
    {
        await using var app = await TrackingApp.StartAsync(await postgres.CreateAsync());
        await BuyAsync(app, 950, 5, office: 390000);

        Assert.Equal(1, await CountAsync(app, "?region=62"));
        Assert.Equal(0, await CountAsync(app, "?region=41"));
        Assert.Equal(0, await CountAsync(app, "?from=2024-01&to=2024-12"));
        var answer = await app.GetAsync(Statistics);
        Assert.Equal("public, max-age=60", answer.Header("Cache-Control"));
    }

    [Theory]
    [InlineData("?from=2026", "from")]
    [InlineData("?to=ноябрь", "to")]
    [InlineData("?from=2026-11&to=2026-01", "from")]
    [InlineData("?from=2020-01&to=2026-01", "from")]
    public async Task What_is_no_span_of_months_is_said_so(string query, string field)
    {
        await using var app = await TrackingApp.StartAsync(await postgres.CreateAsync());

        var problem = await (await app.GetAsync(Statistics + query)).ProblemAsync(HttpStatusCode.BadRequest, "validation");

        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _));
    }

    private static async Task<int> CountAsync(TrackingApp app, string query) =>
        (await (await app.GetAsync(Statistics + query)).JsonAsync()).GetProperty("items").GetArrayLength();

    private static async Task BuyAsync(TrackingApp app, int serial, int count, int office, PolicyStatus status = PolicyStatus.Active)
    {
        string[] numbers = [.. Enumerable.Range(serial, count).Select(one => Api.Number(one))];
        await app.RegisterAsync([.. numbers.Select(number => new { trackNumber = number })]);
        foreach (var number in numbers)
        {
            await app.BuyAsync(number, daysAgo: 0, status: status, office: office);
        }
    }
}
