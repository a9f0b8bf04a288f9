using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using PostalTracking.CarrierSimulator.Parcels;
using SimulatedPartners = PostalTracking.Testing.Partners;

namespace PostalTracking.IntegrationTests.Features.Tracking;

/// <summary>When the day's questions are used up, page and API say so, and say when there will be more.</summary>
public sealed class SpentBudgetTests(TestDatabases databases)
{
    private static readonly string Number = MadeUpNumbers.S10("RA", 1, "RU");

    // 19:30 in Moscow.
    private static readonly DateTimeOffset Evening = new(2026, 11, 20, 16, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("ru", "Сегодня мы больше не можем спрашивать Почту России; спросим снова через 4 ч.")]
    [InlineData("en", "We cannot ask Russian Post any more today; we will ask again in 4 h.")]
    [InlineData("zh", "今天向俄罗斯邮政查询的次数已用完。下次查询：4 小时后。")]
    public async Task The_page_says_when_the_next_budget_begins(string language, string sentence)
    {
        await using var partners = await SimulatedPartners.StartAsync();
        await using var app = await StartAsync(partners, ("Carriers:RussianPost:DailySingleBudget", "0"));

        Assert.Contains(sentence, await PageAsync(app, language), StringComparison.Ordinal);
        Assert.Equal("2026-11-20T21:00:00Z", await NextCheckAsync(app));
    }

    [Fact]
    public async Task With_a_contract_it_says_when_the_answer_about_many_is_due()
    {
        await using var partners = await SimulatedPartners.StartAsync();
        await using var app = await StartAsync(
            partners,
            ("Carriers:RussianPost:DailySingleBudget", "0"),
            ("Carriers:RussianPost:BatchUrl", $"{partners.Http.BaseAddress}fc"),
            ("Carriers:RussianPost:TicketPause", "00:15:00"));

        Assert.Contains(
            "Спрашивать Почту России об отдельных посылках сегодня больше нельзя; общий ответ ждём через 15 мин.",
            await PageAsync(app, "ru"),
            StringComparison.Ordinal);
        Assert.Equal("2026-11-20T16:45:00Z", await NextCheckAsync(app));
    }

    [Fact]
    public async Task While_there_is_budget_it_says_nothing_of_the_kind()
    {
        await using var partners = await SimulatedPartners.StartAsync();
        await using var app = await StartAsync(partners, ("Carriers:RussianPost:DailySingleBudget", "10"));

        Assert.DoesNotContain("Сегодня мы больше не можем", await PageAsync(app, "ru"), StringComparison.Ordinal);
    }

    private async Task<TrackingApp> StartAsync(SimulatedPartners partners, params (string Name, string Value)[] settings) =>
        await TrackingApp.StartAsync(
            await databases.CreateAsync(),
            settings.Select(s => new KeyValuePair<string, string>(s.Name, s.Value)),
            partners,
            new FakeTimeProvider(Evening));

    private static async Task<string> PageAsync(TrackingApp app, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/track/{Number}");
        request.Headers.Add("Accept-Language", language);
        using var answer = await app.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Replace('\u00A0', ' ');
    }

    private static async Task<string?> NextCheckAsync(TrackingApp app)
    {
        var shipment = await app.Http.GetFromJsonAsync<JsonElement>(
            new Uri($"/api/v1/shipments/{Number}", UriKind.Relative), TestContext.Current.CancellationToken);
        return shipment.GetProperty("nextCheckAt").GetString();
    }
}
