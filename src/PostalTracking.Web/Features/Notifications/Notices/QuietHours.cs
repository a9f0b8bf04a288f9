namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>When a person is not to be disturbed, by the clock on the wall; may go over midnight.</summary>
/// <param name="From">Minutes from midnight.</param>
/// <param name="Until">The first minute that is not quiet any more.</param>
internal sealed record QuietHours(short From, short Until, string TimeZone)
{
    public const short Night = 22 * 60;
    public const short Morning = 8 * 60;

    /// <summary>Null where it is not quiet now.</summary>
    public DateTimeOffset? EndAt(DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var minute = local.TimeOfDay.TotalMinutes;
        var overMidnight = From > Until;
        var isQuiet = overMidnight ? minute >= From || minute < Until : minute >= From && minute < Until;
        if (!isQuiet)
        {
            return null;
        }

        var end = local.Date.AddMinutes(Until).AddDays(overMidnight && minute >= From ? 1 : 0);

        // An hour that spring skips: the first one that there is.
        while (zone.IsInvalidTime(end))
        {
            end = end.AddMinutes(15);
        }

        var at = new DateTimeOffset(end, zone.GetUtcOffset(end)).ToUniversalTime();
        return at > now ? at : null;
    }
}
