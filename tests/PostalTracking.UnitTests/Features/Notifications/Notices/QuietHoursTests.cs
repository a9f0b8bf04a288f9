using System.Globalization;
using PostalTracking.Web.Features.Notifications.Notices;

namespace PostalTracking.UnitTests.Features.Notifications.Notices;

public sealed class QuietHoursTests
{
    [Theory]

    // Over midnight, Moscow: UTC+3.
    [InlineData(22, 8, "Europe/Moscow", "2026-11-20T18:59:59Z", null)]
    [InlineData(22, 8, "Europe/Moscow", "2026-11-20T19:00:00Z", "2026-11-21T05:00:00Z")]
    [InlineData(22, 8, "Europe/Moscow", "2026-11-20T21:30:00Z", "2026-11-21T05:00:00Z")]
    [InlineData(22, 8, "Europe/Moscow", "2026-11-21T04:59:59Z", "2026-11-21T05:00:00Z")]
    [InlineData(22, 8, "Europe/Moscow", "2026-11-21T05:00:00Z", null)]

    // The same hours where the sun rises first: UTC+12.
    [InlineData(22, 8, "Asia/Kamchatka", "2026-11-20T10:30:00Z", "2026-11-20T20:00:00Z")]
    [InlineData(22, 8, "Asia/Kamchatka", "2026-11-20T20:30:00Z", null)]

    // Within a day.
    [InlineData(13, 15, "Europe/Moscow", "2026-11-20T10:00:00Z", "2026-11-20T12:00:00Z")]
    [InlineData(13, 15, "Europe/Moscow", "2026-11-20T12:00:00Z", null)]

    // Until midnight, and from it.
    [InlineData(20, 0, "Europe/Moscow", "2026-11-20T18:00:00Z", "2026-11-20T21:00:00Z")]
    [InlineData(0, 6, "Europe/Moscow", "2026-11-20T21:00:00Z", "2026-11-21T03:00:00Z")]

    // The end falls into an hour that spring skips: 02:00 becomes 03:00.
    [InlineData(22, 2, "America/New_York", "2026-03-08T06:30:00Z", "2026-03-08T07:00:00Z")]

    // The hour that autumn has twice is quiet twice.
    [InlineData(22, 3, "America/New_York", "2026-11-01T05:30:00Z", "2026-11-01T08:00:00Z")]
    [InlineData(22, 3, "America/New_York", "2026-11-01T06:30:00Z", "2026-11-01T08:00:00Z")]
    public void They_end_by_the_clock_on_the_persons_wall(int from, int until, string zone, string now, string? end) => Assert.Equal(
        end is null ? null : Moment(end),
        new QuietHours((short)(from * 60), (short)(until * 60), zone).EndAt(Moment(now)));

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
