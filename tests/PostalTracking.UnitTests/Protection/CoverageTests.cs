using CsCheck;
using PostalTracking.Domain.Protection;

namespace PostalTracking.UnitTests.Protection;

public sealed class CoverageTests
{
    /// <summary>One zone for each of the eleven times that clocks of Russia show, UTC+2 to +12.</summary>
    private static readonly string[] Zones =
    [
        "Europe/Kaliningrad", "Europe/Moscow", "Europe/Samara", "Asia/Yekaterinburg", "Asia/Omsk", "Asia/Krasnoyarsk",
        "Asia/Irkutsk", "Asia/Yakutsk", "Asia/Vladivostok", "Asia/Magadan", "Asia/Kamchatka",
    ];

    private static readonly Gen<(DateTimeOffset SoldAt, TimeZoneInfo Zone)> Sales =
        from minutes in Gen.Int[0, 20 * 366 * 24 * 60]
        from ticks in Gen.Long[0, TimeSpan.TicksPerMinute - 1]
        from zone in Gen.OneOf([.. Zones.Select(name => Gen.Const(name))])
        select (new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes).AddTicks(ticks), Zone(zone));

    [Theory]
    [InlineData("Asia/Kamchatka", "2027-01-31T10:00:00+12:00", "2027-02-28T23:59:59+12:00")]
    [InlineData("Europe/Moscow", "2027-01-31T10:00:00+03:00", "2027-02-28T23:59:59+03:00")] // Ryazan
    [InlineData("Europe/Kaliningrad", "2027-01-31T10:00:00+02:00", "2027-02-28T23:59:59+02:00")]
    [InlineData("Asia/Kamchatka", "2028-01-31T10:00:00+12:00", "2028-02-29T23:59:59+12:00")]
    [InlineData("Europe/Moscow", "2028-01-31T10:00:00+03:00", "2028-02-29T23:59:59+03:00")]
    [InlineData("Europe/Kaliningrad", "2028-01-31T10:00:00+02:00", "2028-02-29T23:59:59+02:00")]
    [InlineData("Europe/Moscow", "2028-02-29T10:00:00+03:00", "2028-03-29T23:59:59+03:00")]
    [InlineData("Europe/Moscow", "2026-12-31T23:59:59+03:00", "2027-01-31T23:59:59+03:00")]
    [InlineData("Europe/Moscow", "2026-11-24T10:00:00+03:00", "2026-12-24T23:59:59+03:00")]
    public void Ends_with_the_same_day_a_month_later(string zone, string soldAt, string until) =>
        Assert.Equal(At(until), Coverage.Of(At(soldAt), 1, Zone(zone)).Until);

    [Fact]
    public void One_instant_is_a_day_later_in_Kamchatka_than_in_Kaliningrad()
    {
        var soldAt = At("2027-01-30T20:00:00Z");

        Assert.Equal(At("2027-02-28T11:59:59Z"), Coverage.Of(soldAt, 1, Zone("Asia/Kamchatka")).Until);
        Assert.Equal(At("2027-02-28T20:59:59Z"), Coverage.Of(soldAt, 1, Zone("Europe/Moscow")).Until);
        Assert.Equal(At("2027-02-28T21:59:59Z"), Coverage.Of(soldAt, 1, Zone("Europe/Kaliningrad")).Until);
        Assert.Equal(At("2027-02-27T20:59:59Z"), Coverage.Of(At("2027-01-27T20:00:00Z"), 1, Zone("Europe/Moscow")).Until);
    }

    [Fact]
    public void The_last_second_counts_whole_and_the_next_not_at_all()
    {
        var cover = Coverage.Of(At("2026-11-24T10:00:00+03:00"), 1, Zone("Europe/Moscow"));

        Assert.True(cover.Contains(cover.From));
        Assert.False(cover.Contains(cover.From.AddTicks(-1)));
        Assert.True(cover.Contains(cover.Until.AddTicks(TimeSpan.TicksPerSecond - 1)));
        Assert.False(cover.Contains(cover.Until.AddSeconds(1)));
    }

    [Fact]
    public void Ends_at_the_end_of_a_local_day_of_the_next_month_in_every_zone() => Sales.Sample(sale =>
    {
        var cover = Coverage.Of(sale.SoldAt, 1, sale.Zone);
        var sold = TimeZoneInfo.ConvertTime(sale.SoldAt, sale.Zone);
        var end = TimeZoneInfo.ConvertTime(cover.Until, sale.Zone);

        Assert.Equal(new TimeSpan(23, 59, 59), end.TimeOfDay);
        Assert.Equal(sold.Month % 12, end.Month - 1);
        Assert.Equal(Math.Min(sold.Day, DateTime.DaysInMonth(end.Year, end.Month)), end.Day);
        Assert.Equal((TimeSpan.Zero, TimeSpan.Zero), (cover.From.Offset, cover.Until.Offset));
        Assert.InRange((cover.Until - cover.From).TotalDays, 28, 32);
    });

    [Fact]
    public void What_is_sold_later_never_ends_earlier() => Gen.Select(Sales, Gen.Int[0, 100_000]).Sample((sale, minutes) => Assert.True(
        Coverage.Of(sale.SoldAt.AddMinutes(minutes), 1, sale.Zone).Until >= Coverage.Of(sale.SoldAt, 1, sale.Zone).Until));

    [Fact]
    public void Of_an_hour_that_the_clock_shows_twice_the_later_one_counts()
    {
        // No zone of Russia changes its clocks; one is made that sets them back at the end of 24 October.
        var zone = TimeZoneInfo.CreateCustomTimeZone(
            "doubled", TimeSpan.FromHours(3), null, null, null,
            [
                TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
                    DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1),
                    TimeZoneInfo.TransitionTime.CreateFixedDateRule(new(1, 1, 1, 2, 0, 0), 3, 1),
                    TimeZoneInfo.TransitionTime.CreateFixedDateRule(new(1, 1, 1, 23, 59, 59, 999), 10, 24)),
            ]);

        Assert.Equal(At("2026-10-24T20:59:59Z"), Coverage.Of(At("2026-09-24T10:00:00Z"), 1, zone).Until);
    }

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
