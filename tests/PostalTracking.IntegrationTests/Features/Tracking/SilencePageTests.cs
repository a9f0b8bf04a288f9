using System.Net;

namespace PostalTracking.IntegrationTests.Features.Tracking;

public sealed class SilencePageTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    [Theory]
    [InlineData("ru", 761, 6.2, "после такой тишины 94 % посылок двигаются дальше в ближайшие 4 дня (по 1 240 посылкам)")]
    [InlineData("en", 762, 6.2, "after such a silence 94% of parcels move again within 4 days (from 1,240 parcels)")]
    [InlineData("zh", 763, 6.2, "94% 的包裹会在 4 天内继续前进（按 1,240 件包裹统计）")]
    [InlineData("ru", 764, 20.2, "только 30 % посылок (по 40 посылкам), поэтому напишите отправителю")]
    [InlineData("ru", 765, 7.2, null)] // too few of them
    [InlineData("ru", 766, 1.2, null)] // too short
    public async Task A_quiet_parcel_says_how_others_went_on(string language, int serial, double daysAgo, string? sentence)
    {
        // Before the first page reads them.
        await quiet.App.ValueAsync<long>(
            """
            with said as (
                insert into silence_time values (2, 6, 1240, 1166, now()), (2, 7, 29, 29, now()), (2, 20, 40, 12, now())
                on conflict do nothing returning 1)
            select count(*) from said
            """);
        var number = Api.Number(serial);
        await quiet.App.SendEventsAsync(Sent.Event(number, "1/0", daysAgo + 2), Sent.Event(number, "8/0", daysAgo));

        var page = WebUtility.HtmlDecode(
            await (await quiet.App.GetAsync($"/track/{number}", language)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .Replace('\u00A0', ' ');

        Assert.Equal(sentence is not null, page.Contains("silence-meter", StringComparison.Ordinal));
        Assert.Contains(sentence ?? number[..2], page, StringComparison.Ordinal);
    }
}
