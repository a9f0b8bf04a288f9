using PostalTracking.Web.Features.Shared;

namespace PostalTracking.UnitTests.Shared;

public class DateWordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("ru", "2026-11-12T07:12Z", "12 ноября, 10:12")]
    [InlineData("ru", "2026-11-20T07:12Z", "сегодня, 10:12")]
    [InlineData("ru", "2026-11-19T07:12Z", "вчера, 10:12")]
    [InlineData("ru", "2025-11-19T07:12Z", "19 ноября 2025, 10:12")]
    [InlineData("en", "2026-11-12T07:12Z", "12 November, 10:12")]
    [InlineData("en", "2026-11-20T07:12Z", "today, 10:12")]
    [InlineData("zh", "2026-11-12T07:12Z", "11月12日 10:12")]
    [InlineData("zh", "2025-11-12T07:12Z", "2025年11月12日 10:12")]
    public void A_moment_is_told_by_the_clock_of_its_place(string language, string moment, string words) =>
        Assert.Equal(words, Plain(new DateWords(language).Moment(Moscow(moment))));

    [Theory]
    [InlineData("ru", "2026-11-12T07:12Z", "С 12 ноября, 10:12")]
    [InlineData("ru", "2026-11-20T07:12Z", "Сегодня с 10:12")]
    [InlineData("ru", "2026-11-19T07:12Z", "Со вчерашнего дня, 10:12")]
    [InlineData("en", "2026-11-20T07:12Z", "Since 10:12 today")]
    [InlineData("zh", "2026-11-12T07:12Z", "自11月12日 10:12 起")]
    public void A_stay_is_told_from_its_beginning(string language, string moment, string words) =>
        Assert.Equal(words, Plain(new DateWords(language).Since(Moscow(moment))));

    [Fact]
    public void Today_is_the_day_of_the_place_and_not_of_the_server()
    {
        var lateInLondon = new DateTimeOffset(2026, 11, 20, 22, 0, 0, TimeSpan.Zero);
        var inVladivostok = PlaceTime.Of(lateInLondon.AddHours(-1), lateInLondon, "Asia/Vladivostok");

        Assert.Equal("сегодня, 07:00", Plain(new DateWords("ru").Moment(inVladivostok)));
        Assert.Equal(21, inVladivostok.Day.Day);
    }

    [Theory]
    [InlineData(null, null, "сегодня, 07:12 UTC")]
    [InlineData("Nowhere/Atlantis", 480, "сегодня, 15:12 UTC+8")]
    [InlineData(null, -210, "сегодня, 03:42 UTC−3:30")]
    public void Where_the_zone_is_not_known_the_clock_is_named(string? zone, int? offset, string words) =>
        Assert.Equal(words, Plain(new DateWords("ru").Moment(PlaceTime.Of(At("2026-11-20T07:12Z"), Now, zone, offset))));

    [Theory]
    [InlineData("ru", 0.5, "только что")]
    [InlineData("ru", 4, "4 мин назад")]
    [InlineData("ru", 59.6, "1 ч назад")]
    [InlineData("ru", 120, "2 ч назад")]
    [InlineData("ru", 1440, "1 день назад")]
    [InlineData("ru", 4320, "3 дня назад")]
    [InlineData("en", 4320, "3 days ago")]
    [InlineData("zh", 4, "4 分钟前")]
    public void What_is_past_is_told_by_its_age(string language, double minutes, string words) =>
        Assert.Equal(words, Plain(new DateWords(language).Ago(Now.AddMinutes(-minutes), Now)));

    [Theory]
    [InlineData("ru", -5, "вот-вот")]
    [InlineData("ru", 120, "через 2 ч")]
    [InlineData("en", 1, "in 1 min")]
    public void What_is_to_come_is_told_by_the_wait(string language, double minutes, string words) =>
        Assert.Equal(words, Plain(new DateWords(language).In(Now.AddMinutes(minutes), Now)));

    [Theory]
    [InlineData("ru", "12 ноября, четверг", "12 нояб.")]
    [InlineData("en", "12 November, Thursday", "12 Nov")]
    [InlineData("zh", "11月12日 星期四", "11月12日")]
    public void A_day_has_a_long_and_a_short_form(string language, string longForm, string shortForm)
    {
        var (day, today) = (new DateOnly(2026, 11, 12), new DateOnly(2026, 11, 20));

        Assert.Equal(longForm, Plain(new DateWords(language).NearDayOfWeek(day, today)));
        Assert.Equal(shortForm, Plain(new DateWords(language).ShortDay(day, today)));
    }

    private static PlaceTime Moscow(string moment) => PlaceTime.Of(At(moment), Now, "Europe/Moscow");

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);

    private static string Plain(string words) => words.Replace('\u00A0', ' ');
}
