using System.Net;
using PostalTracking.IntegrationTests.Features.Tracking;

namespace PostalTracking.IntegrationTests.Features.Receipts;

public sealed class PartnerReceiptTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    private const string Page = "/partner/receipts";

    private readonly TrackingApp _app = quiet.App;

    [Fact]
    public async Task A_partner_s_people_get_text_and_paper_of_their_own_parcels()
    {
        var number = await _app.DeliveredAsync();
        using var client = await _app.ComeAsPartnerAsync(await _app.DemoTenantAsync());
        var page = await TextAsync(await client.PostFormAsync(Page, new() { ["Number"] = number.ToLowerInvariant() }));
        Assert.Contains(await _app.ReceiptAsync(number), page, StringComparison.Ordinal);
        Assert.Contains("390000 Рязань, Россия", page, StringComparison.Ordinal);

        using var paper = await client.PostFormAsync(Page, new() { ["Number"] = number }, $"{Page}?handler=Pdf");
        Assert.Equal("application/pdf", paper.Content.Headers.ContentType?.MediaType);
        Assert.Contains("no-store", string.Join(' ', paper.Headers.GetValues("Cache-Control")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_partner_s_parcel_and_one_on_its_way_have_none_and_a_look_makes_none()
    {
        var delivered = await _app.DeliveredAsync();
        using var stranger = await _app.ComeAsPartnerAsync(await _app.TenantAsync("Другой партнёр"));
        using var own = await _app.ComeAsPartnerAsync(await _app.DemoTenantAsync());
        foreach (var handler in (string?[])[null, $"{Page}?handler=Pdf"])
        {
            Assert.Contains("Справки пока нет", await TextAsync(
                await stranger.PostFormAsync(Page, new() { ["Number"] = delivered }, handler)), StringComparison.Ordinal);
        }

        Assert.Contains("Справки пока нет", await TextAsync(
            await own.PostFormAsync(Page, new() { ["Number"] = await _app.SentAsync() })), StringComparison.Ordinal);
        using var wrong = await own.PostFormAsync(Page, new() { ["Number"] = "привет" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var look = await own.GetAsync(
            new Uri($"{Page}?number={delivered}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains($"value=\"{delivered}\"", await TextAsync(look), StringComparison.Ordinal);
        Assert.Equal(0, await _app.ValueAsync<long>("select count(*) from receipt_statement where track_number = $1", delivered));
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
