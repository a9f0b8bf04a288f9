using PostalTracking.Domain.Claims;
using static PostalTracking.UnitTests.Claims.RussianCalendar;

namespace PostalTracking.UnitTests.Claims;

/// <summary>Every deadline here was counted by hand, on a paper calendar.</summary>
public sealed class WorkCalendarTests
{
    [Theory]
    [InlineData("2026-11-25T10:00:00+03:00", 24, "2026-11-26T10:00:00+03:00")] // Wednesday → Thursday
    [InlineData("2026-11-27T15:00:00+03:00", 24, "2026-11-30T15:00:00+03:00")] // Friday → Monday
    [InlineData("2026-11-27T15:00:00+03:00", 48, "2026-12-01T15:00:00+03:00")]
    [InlineData("2026-11-28T12:00:00+03:00", 24, "2026-12-01T00:00:00+03:00")] // begun on a Saturday: all of Monday
    [InlineData("2026-11-29T23:59:59+03:00", 24, "2026-12-01T00:00:00+03:00")]
    [InlineData("2026-11-27T00:00:00+03:00", 24, "2026-11-28T00:00:00+03:00")] // all of Friday ends with Friday, not on Monday
    public void Weekends_do_not_count(string from, int hours, string due) => Assert.Equal(At(due), Due(Delivered, from, hours));

    [Theory]
    [InlineData("2026-01-09T10:00:00+03:00", 24, "2026-01-13T00:00:00+03:00")] // moved from 3 January
    [InlineData("2026-02-20T12:00:00+03:00", 48, "2026-02-25T12:00:00+03:00")] // 23 February on a Monday
    [InlineData("2026-03-06T20:00:00+03:00", 24, "2026-03-10T20:00:00+03:00")] // 8 March on a Sunday: 9 March off
    [InlineData("2026-04-30T12:00:00+03:00", 24, "2026-05-04T12:00:00+03:00")]
    [InlineData("2026-05-08T23:30:00+03:00", 24, "2026-05-12T23:30:00+03:00")] // 9 May on a Saturday: 11 May off
    [InlineData("2026-06-11T18:00:00+03:00", 24, "2026-06-15T18:00:00+03:00")]
    [InlineData("2026-11-03T10:00:00+03:00", 24, "2026-11-05T10:00:00+03:00")] // a Wednesday off
    [InlineData("2027-02-22T12:00:00+03:00", 24, "2027-02-24T12:00:00+03:00")]
    [InlineData("2027-04-30T12:00:00+03:00", 24, "2027-05-04T12:00:00+03:00")]
    [InlineData("2027-05-07T12:00:00+03:00", 24, "2027-05-11T12:00:00+03:00")]
    [InlineData("2027-06-11T12:00:00+03:00", 24, "2027-06-15T12:00:00+03:00")]
    public void Holidays_and_moved_days_do_not_count(string from, int hours, string due) =>
        Assert.Equal(At(due), Due(Delivered, from, hours));

    [Theory]
    [InlineData("2026-12-30T18:00:00+03:00", 24, "2027-01-11T18:00:00+03:00")] // six hours before the holidays, eighteen after
    [InlineData("2026-12-31T23:59:00+03:00", 24, "2027-01-12T00:00:00+03:00")] // 31 December 2026 is off, by transfer
    [InlineData("2026-12-30T23:59:59+03:00", 48, "2027-01-12T23:59:59+03:00")]
    [InlineData("2027-01-01T00:00:00+03:00", 24, "2027-01-12T00:00:00+03:00")]
    [InlineData("2026-12-21T09:00:00+03:00", 7 * 24, "2026-12-30T09:00:00+03:00")] // the customer's seven days, just before
    [InlineData("2026-12-22T09:00:00+03:00", 7 * 24, "2027-01-11T09:00:00+03:00")] // and over the holidays
    [InlineData("2026-12-24T16:00:00+03:00", 10 * 24, "2027-01-18T16:00:00+03:00")] // a bank's ten days
    public void New_year_is_long(string from, int hours, string due) => Assert.Equal(At(due), Due(Delivered, from, hours));

    [Fact]
    public void The_last_day_of_a_year_that_is_an_ordinary_one_counts() =>
        Assert.Equal(At("2025-01-01T12:00:00+03:00"), Due(new(new Dictionary<DateOnly, bool>()), "2024-12-31T12:00:00+03:00", 24));

    [Theory]
    [InlineData("2027-02-19T12:00:00+03:00", 48, "2027-02-24T12:00:00+03:00")] // Saturday 20 works, Monday 22 is off instead
    [InlineData("2027-02-20T01:00:00+03:00", 24, "2027-02-24T01:00:00+03:00")]
    public void A_Saturday_can_be_a_working_day(string from, int hours, string due) =>
        Assert.Equal(At(due), Due(With((new(2027, 2, 20), true), (new(2027, 2, 22), false)), from, hours));

    [Theory]
    [InlineData("Asia/Kamchatka", "2026-11-27T15:00:00Z", "2026-12-01T00:00:00+12:00")] // there it is Saturday already
    [InlineData("Europe/Moscow", "2026-11-27T15:00:00Z", "2026-11-30T18:00:00+03:00")]
    [InlineData("Europe/Kaliningrad", "2026-11-27T15:00:00Z", "2026-11-30T17:00:00+02:00")]
    [InlineData("Asia/Kamchatka", "2026-12-30T13:00:00Z", "2027-01-12T00:00:00+12:00")] // there it is 31 December already
    [InlineData("Europe/Kaliningrad", "2026-12-30T13:00:00Z", "2027-01-11T15:00:00+02:00")]
    public void The_days_are_those_of_the_office(string zone, string from, string due) => Assert.Equal(
        At(due), Delivered.Add(At(from), TimeSpan.FromHours(24), TimeZoneInfo.FindSystemTimeZoneById(zone)));

    [Theory]
    [InlineData("2026-04-23T12:00:00+02:00", "2026-04-24T13:00:00+03:00")] // Friday 24 April begins at one
    [InlineData("2026-10-29T12:00:00+03:00", "2026-10-30T11:00:00+02:00")] // Thursday 29 October has its last hour twice
    public void Where_clocks_are_changed_at_midnight_the_hours_that_pass_are_counted(string from, string due) => Assert.Equal(
        At(due), Delivered.Add(At(from), TimeSpan.FromHours(24), TimeZoneInfo.FindSystemTimeZoneById("Africa/Cairo")));

    [Fact]
    public void Of_a_midnight_that_the_clock_shows_twice_the_first_begins_the_day() => Assert.Equal(
        At("2026-11-01T01:00:00-05:00"),
        With((new(2026, 11, 1), true)).Add(
            At("2026-10-31T12:00:00-04:00"), TimeSpan.FromHours(2), TimeZoneInfo.FindSystemTimeZoneById("America/Havana")));

    [Fact]
    public void A_calendar_without_a_working_day_is_refused_instead_of_searched_for_ever()
    {
        var days = Enumerable.Range(0, 6000).ToDictionary(day => new DateOnly(2026, 1, 1).AddDays(day), _ => false);

        Assert.Throws<InvalidOperationException>(() => Due(new(days), "2026-01-01T00:00:00+03:00", 1));
    }

    private static DateTimeOffset Due(WorkCalendar calendar, string from, int hours) =>
        calendar.Add(At(from), TimeSpan.FromHours(hours), Moscow);
}
