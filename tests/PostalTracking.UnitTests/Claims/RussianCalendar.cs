using PostalTracking.Domain.Claims;
using PostalTracking.Web.Data.Seed;

namespace PostalTracking.UnitTests.Claims;

/// <summary>The production calendar as it is delivered, and the zones the tests count in.</summary>
internal static class RussianCalendar
{
    public static WorkCalendar Delivered { get; } = With();

    public static TimeZoneInfo Moscow { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    /// <summary>With days as a senior consultant adds them.</summary>
    public static WorkCalendar With(params (DateOnly Day, bool IsWorking)[] added)
    {
        var days = CalendarFile.Days.ToDictionary(day => day.Day, day => day.IsWorking);
        foreach (var (day, isWorking) in added)
        {
            days[day] = isWorking;
        }

        return new(days);
    }

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
