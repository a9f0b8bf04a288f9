using System.Net;
using System.Text.Json;
using PostalTracking.IntegrationTests.Features.Claims;
using PostalTracking.IntegrationTests.Features.Tracking;
using PostalTracking.IntegrationTests.Hosting;

namespace PostalTracking.IntegrationTests.Features.Insight;

public sealed class ClaimTotalsTests(TestDatabases postgres)
{
    private const string Statistics = "/api/v1/statistics/claims";

    [Fact]
    public async Task Claims_are_counted_with_the_share_of_the_compensated_and_small_counts_withheld()
    {
        await using var app = await TrackingApp.StartAsync(await postgres.CreateAsync());
        for (var i = 0; i < 7; i++)
        {
            var (_, policy, _) = await app.InsureAsync(2_900_00);
            var claim = await app.FileAsync(policy, by: FiledClaims.Consultant);
            await app.ValueAsync<int>(
                """
                update claim set status = $2, amount_approved = $3, amount_ordered = $3, amount_paid = $3
                where claim_number = $1 returning 1
                """,
                claim,
                (short)(i < 4 ? 10 : i < 6 ? 7 : 4),
                i < 4 ? 1_000_00L : 0L);
        }

        for (var i = 0; i < 4; i++)
        {
            var (_, policy, _) = await app.InsureAsync(2_900_00);
            await app.ValueAsync<int>("update policy set office = 683001 where policy_number = $1 returning 1", policy);
            await app.FileAsync(policy);
        }

        var items = (await (await app.GetAsync(Statistics)).JsonAsync()).GetProperty("items").EnumerateArray().ToList();

        var ryazan = Assert.Single(items, item => item.GetProperty("region").GetInt16() == 62);
        Assert.Equal(7, ryazan.GetProperty("claims").GetInt32());
        Assert.Equal("""{"compensated":4,"settled":6,"share":0.6667}""", ryazan.GetProperty("outcome").GetRawText());
        var kamchatka = Assert.Single(items, item => item.GetProperty("region").GetInt16() == 41);
        Assert.Equal(JsonValueKind.Null, kamchatka.GetProperty("claims").ValueKind);
        Assert.Equal(JsonValueKind.Null, kamchatka.GetProperty("outcome").ValueKind);
        var earlier = await (await app.GetAsync($"{Statistics}?from=2024-01&to=2024-12")).JsonAsync();
        Assert.Empty(earlier.GetProperty("items").EnumerateArray());
        await (await app.GetAsync($"{Statistics}?from=2026")).ProblemAsync(HttpStatusCode.BadRequest, "validation");
    }
}
