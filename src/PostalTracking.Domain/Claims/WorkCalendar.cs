namespace PostalTracking.Domain.Claims;

/// <summary>
/// Working time: all hours of the days that are neither weekend nor holiday, by the wall clock of a zone. The exceptions are the
/// Russian production calendar: holidays, days off moved by it, and Saturdays made working.
/// </summary>
/// <param name="exceptions">Date → is it a working day.</param>
public sealed class WorkCalendar(IReadOnlyDictionary<DateOnly, bool> exceptions)
{
    // Beyond any deadline: a calendar without one working day is a mistake, not a reason to count for ever.
    private const int LongestSearch = 3660;

    /// <summary>Time that ends with a midnight has ended on the day before it: so a deadline is said.</summary>
    public static DateTimeOffset LastMoment(DateTimeOffset end) => end.AddTicks(-1);

    public bool IsWorking(DateOnly day) =>
        exceptions.TryGetValue(day, out var isWorking) ? isWorking : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>
    /// The instant at which so much working time has passed. Counting that begins on a day off begins with the next working day;
    /// one that is used up with a day's last minute ends at that midnight.
    /// </summary>
    public DateTimeOffset Add(DateTimeOffset from, TimeSpan working, TimeZoneInfo zone)
    {
        var left = working;
        var at = from;
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(from, zone).Date);
        for (var days = 0; days < LongestSearch; days++, day = day.AddDays(1))
        {
            var end = Midnight(day.AddDays(1), zone);
            if (IsWorking(day))
            {
                if (left <= end - at)
                {
                    return (at + left).ToUniversalTime();
                }

                left -= end - at;
            }

            at = end;
        }

        throw new InvalidOperationException("The calendar has no working days.");
    }

    /// <summary>How much working time lies between; zero where the end is before the beginning.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone)
    {
        var sum = TimeSpan.Zero;
        var at = from;
        for (var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(from, zone).Date); at < to; day = day.AddDays(1))
        {
            var end = Midnight(day.AddDays(1), zone);
            if (IsWorking(day))
            {
                sum += (end < to ? end : to) - at;
            }

            at = end;
        }

        return sum;
    }

    // Of a midnight the clock skips, the moment of the skip; of one it shows twice, the first.
    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var wall = day.ToDateTime(TimeOnly.MinValue);
        return new(wall, zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall));
    }
}
