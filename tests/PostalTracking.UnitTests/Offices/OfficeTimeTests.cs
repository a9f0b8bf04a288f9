using System.Globalization;
using PostalTracking.Web.Features.Offices;

namespace PostalTracking.UnitTests.Offices;

public sealed class OfficeTimeTests
{
    [Fact]
    public void The_clock_of_an_office_shows_its_own_time() =>
        Assert.Equal(
            "2026-11-24T07:30:00+10:00",
            OfficeTime.Local("Asia/Vladivostok", new DateTimeOffset(2026, 11, 23, 21, 30, 0, TimeSpan.Zero))
                .ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));

    [Fact]
    public void A_wall_clock_without_an_offset_becomes_a_moment() =>
        Assert.Equal(
            new DateTimeOffset(2023, 12, 21, 5, 2, 45, TimeSpan.Zero),
            OfficeTime.Instant("Europe/Moscow", new DateTime(2023, 12, 21, 8, 2, 45, DateTimeKind.Utc)));

    // Moscow kept summer time the whole year from 2011 to 2014: old histories are read by the rules of their day.
    [Fact]
    public void A_wall_clock_is_read_by_the_rules_of_its_day() =>
        Assert.Equal(
            new DateTimeOffset(2013, 1, 15, 8, 0, 0, TimeSpan.Zero),
            OfficeTime.Instant("Europe/Moscow", new DateTime(2013, 1, 15, 12, 0, 0, DateTimeKind.Unspecified)));

    [Fact]
    public void A_moment_has_offset_zero_because_the_database_takes_no_other() =>
        Assert.Equal(TimeSpan.Zero, OfficeTime.Instant("Asia/Kamchatka", new DateTime(2026, 5, 1)).Offset);
}
