using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking;
using PostalTracking.Web.Features.Tracking.Silence;
using static PostalTracking.UnitTests.Tracking.MadeUpParcel;

namespace PostalTracking.UnitTests.Tracking;

public sealed class SilenceMeterTests
{
    private static readonly SilenceCount Many = new(1240, 1166);
    private static readonly DateTimeOffset LastEvent = OnItsWay.History[^1].OccurredAt;

    [Theory]
    [InlineData(2.99, null)] // no silence yet
    [InlineData(3, 3)]
    [InlineData(3.99, 3)]
    [InlineData(6.5, 6)]
    [InlineData(30.99, 30)]
    [InlineData(31, null)] // beyond what is counted
    [InlineData(-1, null)] // a clock that runs ahead
    public void Whole_days_without_news_are_counted(double days, int? counted)
    {
        var counts = Enumerable.Range(SilenceMeter.FirstDay, 29).ToDictionary(d => d, _ => Many);

        Assert.Equal(counted, SilenceMeter.Of(true, Now.AddDays(-days), Now, counts)?.Days);
        Assert.Null(SilenceMeter.Of(false, Now.AddDays(-days), Now, counts));
    }

    [Theory]
    [InlineData(2, 4)]
    [InlineData(10, 4)]
    [InlineData(11, 7)]
    [InlineData(30, 7)]
    public void After_a_long_silence_a_parcel_is_given_longer(int days, int window) =>
        Assert.Equal(window, new SilenceMeter(days, Many).Window);

    [Fact]
    public void A_handful_of_parcels_says_nothing()
    {
        Assert.Null(Meter(new(29, 29)));
        Assert.NotNull(Meter(new(30, 29)));
        Assert.Null(SilenceMeter.Of(true, Now.AddDays(-6), Now, new Dictionary<int, SilenceCount> { [5] = Many, [7] = Many }));
    }

    [Theory]
    [InlineData(1240, 1166, 94, false)]
    [InlineData(1000, 999, 99, false)] // not all
    [InlineData(1000, 1000, 100, false)]
    [InlineData(1000, 1, 1, true)] // not none
    [InlineData(1000, 0, 0, true)]
    [InlineData(100, 50, 50, false)]
    [InlineData(1000, 499, 50, true)]
    public void The_share_is_never_rounded_to_certainty(int sample, int moved, int percent, bool unlikely)
    {
        var meter = Meter(new(sample, moved))!;

        Assert.Equal((percent, unlikely), (meter.Percent, meter.IsUnlikely));
    }

    [Theory]
    [InlineData("ru", 1166, "Новых отметок нет 6 дней: после такой тишины 94 % посылок двигаются дальше в ближайшие 4 дня (по 1 240 посылкам).")]
    [InlineData("ru", 372, "Новых отметок нет 6 дней: после такой тишины в ближайшие 4 дня двигаются дальше только 30 % посылок (по 1 240 посылкам), поэтому напишите отправителю: он может подать на розыск.")]
    [InlineData("en", 1166, "No news for 6 days: after such a silence 94% of parcels move again within 4 days (from 1,240 parcels).")]
    [InlineData("en", 372, "No news for 6 days: after such a silence only 30% of parcels move again within 4 days (from 1,240 parcels), so write to the sender, who can file a search request.")]
    [InlineData("zh", 1166, "已有 6 天没有新记录：同样安静之后，94% 的包裹会在 4 天内继续前进（按 1,240 件包裹统计）。")]
    [InlineData("zh", 372, "已有 6 天没有新记录：同样安静之后，只有 30% 的包裹会在 4 天内继续前进（按 1,240 件包裹统计），请联系寄件人申请查询。")]
    public void The_page_says_it_in_one_sentence(string language, int moved, string text)
    {
        var line = Line(OnItsWay, new(1240, moved), language)!;

        Assert.Equal(text, Plain(line.Text));
        Assert.Equal(moved == 372, line.Unlikely);
    }

    [Fact]
    public void Only_of_what_is_on_its_way()
    {
        ShipmentStatus[] moving =
        [
            ShipmentStatus.InfoReceived, ShipmentStatus.Accepted, ShipmentStatus.InTransit, ShipmentStatus.Customs,
            ShipmentStatus.CustomsHeld, ShipmentStatus.CustomsReleased, ShipmentStatus.OutForDelivery, ShipmentStatus.AttemptFailed,
            ShipmentStatus.Exception,
        ];

        Assert.All(ShipmentStatuses.All, status => Assert.Equal(moving.Contains(status), Line(OnItsWay with { Status = status }, Many) is not null));
        Assert.Null(Line(OnItsWay with { Status = ShipmentStatus.AttemptFailed, ArrivedAt = LastEvent }, Many));
        Assert.Null(Line(OnItsWay with { History = [] }, Many));
    }

    [Fact]
    public void What_was_taken_back_broke_no_silence()
    {
        var late = OnItsWay.History[^1] with { OccurredAt = LastEvent.AddDays(5), Place = 390000 };

        Assert.Null(Line(OnItsWay with { History = [.. OnItsWay.History, late] }, Many));
        Assert.NotNull(Line(OnItsWay with { History = [.. OnItsWay.History, late, late with { Revision = 1 }] }, Many));
    }

    [Theory]
    [InlineData(94, "100 100 100 100 100 100 100 100 100 40")]
    [InlineData(100, "100 100 100 100 100 100 100 100 100 100")]
    [InlineData(7, "70 0 0 0 0 0 0 0 0 0")]
    public void Ten_letters_fill_from_the_left(int percent, string filled) =>
        Assert.Equal(filled, string.Join(' ', new SilenceLine("", "", percent, false).Filled));

    private static SilenceMeter? Meter(SilenceCount count) =>
        SilenceMeter.Of(true, Now.AddDays(-6), Now, new Dictionary<int, SilenceCount> { [6] = count });

    private static SilenceLine? Line(ShipmentSnapshot parcel, SilenceCount count, string language = "ru") =>
        ParcelPage.From(parcel, Context(LastEvent.AddDays(6.5), language) with
        {
            Silences = new Dictionary<int, SilenceCount> { [6] = count },
        }).Silence;
}
