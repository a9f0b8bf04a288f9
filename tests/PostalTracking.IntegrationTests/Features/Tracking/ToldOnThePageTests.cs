using System.Net;

namespace PostalTracking.IntegrationTests.Features.Tracking;

/// <summary>Parcels with a story: what their pages say of it, in the three languages.</summary>
public sealed class ToldOnThePageTests(PolledApp polled) : IClassFixture<PolledApp>
{
    [Theory]
    [InlineData("renumbered", 99, "Номер изменился: вы искали", "The number has changed", "单号")]
    [InlineData("reissued", 99, "Почты выдают номера повторно", "Posts give out numbers again", "邮政会重复使用单号")]
    [InlineData("two-carriers", 99, "Разные перевозчики дали один и тот же номер", "Different carriers gave one number", "不同承运商")]
    [InlineData("conflict", 99, "Перевозчики говорят разное", "The carriers disagree", "承运方说法不一")]
    [InlineData("customs-duty", 6, "Нужно заплатить: таможенный платёж", "To pay: customs payment", "需付款：关税")]
    public async Task A_parcel_with_a_story_tells_it(string life, int steps, string russian, string english, string chinese)
    {
        var number = (await polled.Partners.OrderAsync(new { life, steps })).Text("trackNumber")!;
        await Eventually.SeeAsync(() => PageAsync(number, "ru"), page => page.Contains(russian, StringComparison.Ordinal));

        Assert.Contains(english, await PageAsync(number, "en"), StringComparison.Ordinal);
        Assert.Contains(chinese, await PageAsync(number, "zh"), StringComparison.Ordinal);
    }

    private async Task<string> PageAsync(string number, string language)
    {
        var answer = await polled.App.GetAsync($"/track/{number}", language);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
