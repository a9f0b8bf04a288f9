using CsCheck;
using PostalTracking.Domain.Claims;

namespace PostalTracking.UnitTests.Claims;

public sealed class WorkCalendarProperties
{
    private static readonly string[] Zones =
        ["Europe/Kaliningrad", "Europe/Moscow", "Asia/Kamchatka", "America/New_York", "Africa/Cairo", "America/Havana"];

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<TimeZoneInfo> Zone =
        Gen.Int[0, Zones.Length - 1].Select(i => TimeZoneInfo.FindSystemTimeZoneById(Zones[i]));

    private static readonly Gen<DateTimeOffset> Moments = Gen.Long[0, 700L * 24 * 3600 * 1000].Select(ms => Start.AddMilliseconds(ms));

    private static readonly Gen<TimeSpan> Lengths = Gen.Long[1, 20L * 24 * 3600 * 1000].Select(ms => TimeSpan.FromMilliseconds(ms));

    private static readonly Gen<WorkCalendar> Calendars =
        Gen.Select(Gen.Int[0, 729], Gen.Bool).Array[0, 60].Select(days => RussianCalendar.With(
            [.. days.Select(day => (DateOnly.FromDateTime(Start.Date).AddDays(day.Item1), day.Item2))]));

    [Fact]
    public void What_is_added_lies_between() => Gen.Select(Calendars, Zone, Moments, Lengths).Sample((calendar, zone, from, length) =>
        Assert.Equal(length, calendar.Between(from, calendar.Add(from, length, zone), zone)));

    [Fact]
    public void A_deadline_is_the_first_moment_at_which_the_time_is_used_up() =>
        Gen.Select(Calendars, Zone, Moments, Lengths).Sample((calendar, zone, from, length) =>
            Assert.True(calendar.Between(from, calendar.Add(from, length, zone).AddTicks(-1), zone) < length));

    [Fact]
    public void Parts_add_up_to_the_whole() => Gen.Select(Calendars, Zone, Moments, Lengths, Lengths).Sample(
        (calendar, zone, from, first, second) => Assert.Equal(
            calendar.Add(from, first + second, zone), calendar.Add(calendar.Add(from, first, zone), second, zone)));

    [Fact]
    public void What_begins_later_is_never_due_earlier() => Gen.Select(Calendars, Zone, Moments, Lengths, Lengths).Sample(
        (calendar, zone, from, later, length) =>
            Assert.True(calendar.Add(from + later, length, zone) >= calendar.Add(from, length, zone)));

    [Fact]
    public void Working_time_is_never_negative_and_never_more_than_time() => Gen.Select(Calendars, Zone, Moments, Moments).Sample(
        (calendar, zone, from, to) => Assert.InRange(
            calendar.Between(from, to, zone), TimeSpan.Zero, to > from ? to - from : TimeSpan.Zero));

    [Fact]
    public void One_more_day_off_never_brings_a_deadline_nearer() => Gen.Select(Zone, Moments, Lengths, Gen.Int[0, 729]).Sample(
        (zone, from, length, day) => Assert.True(
            RussianCalendar.With((DateOnly.FromDateTime(Start.Date).AddDays(day), false)).Add(from, length, zone)
            >= RussianCalendar.Delivered.Add(from, length, zone)));
}
