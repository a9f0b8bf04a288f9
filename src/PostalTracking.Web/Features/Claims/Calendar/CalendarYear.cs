using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Calendar;

/// <param name="Special">What the calendar says of it beyond its weekday; null: nothing.</param>
internal sealed record DayCell(DateOnly Day, bool IsWorking, CalendarDay? Special)
{
    public bool IsWeekend => Day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}

/// <param name="Weeks">From Monday; null before the first and after the last.</param>
internal sealed record MonthCard(DateOnly First, IReadOnlyList<DayCell?[]> Weeks, int WorkingDays);

/// <summary>Twelve months to look at, and the days that are not what their weekday says.</summary>
internal sealed record CalendarYear(int Year, IReadOnlyList<MonthCard> Months, IReadOnlyList<CalendarDay> Special)
{
    public const int Earliest = 2020;
    public const int Latest = 2099;

    public static CalendarYear Of(int year, IReadOnlyList<CalendarDay> special)
    {
        var byDay = special.ToDictionary(day => day.Day);
        var calendar = new WorkCalendar(special.ToDictionary(day => day.Day, day => day.IsWorking));
        return new(year, [.. Enumerable.Range(1, 12).Select(Month)], special);

        MonthCard Month(int month)
        {
            var first = new DateOnly(year, month, 1);
            var days = Enumerable.Range(0, DateTime.DaysInMonth(year, month)).Select(first.AddDays)
                .Select(day => new DayCell(day, calendar.IsWorking(day), byDay.GetValueOrDefault(day)))
                .ToList();
            var before = new DayCell?[((int)first.DayOfWeek + 6) % 7];
            return new(first, [.. before.Concat(days).Chunk(7).Select(Whole)], days.Count(day => day.IsWorking));
        }
    }

    private static DayCell?[] Whole(DayCell?[] week) => [.. week, .. new DayCell?[7 - week.Length]];
}
