using System.Globalization;
using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Data.Seed;

/// <summary>
/// The production calendar of Russia to begin with: holidays by article 112 of the Labour Code, for 2026 with the days off that the
/// government moved. What is moved in later years the staff adds.
/// </summary>
internal static class CalendarFile
{
    private const string Header = "day,is_working,note";

    public static IEnumerable<CalendarDay> Days => Rows.Select(row => new CalendarDay
    {
        Day = DateOnly.ParseExact(row[0], "yyyy-MM-dd", CultureInfo.InvariantCulture),
        IsWorking = bool.Parse(row[1]),
        Note = row[2],
    });

    private static IEnumerable<string[]> Rows => EmbeddedCsv.Rows(typeof(CalendarFile), "calendar.csv", Header);
}
