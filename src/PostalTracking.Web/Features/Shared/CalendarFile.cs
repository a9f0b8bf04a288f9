using System.Globalization;
using System.Text;

namespace PostalTracking.Web.Features.Shared;

/// <summary>A deadline as an entry of somebody's calendar: the hour that ends with it.</summary>
/// <param name="Uid">By which a calendar knows it again.</param>
/// <param name="Reminder">So long before its beginning.</param>
internal sealed record CalendarEntry(string Uid, DateTimeOffset Ends, string Summary, string Description, TimeSpan Reminder);

/// <summary>Deadlines for people's own calendars (RFC 5545), in UTC, so that every calendar shows them in its own time.</summary>
internal static class CalendarFile
{
    public const string Type = "text/calendar; charset=utf-8";

    private const string UtcForm = "yyyyMMdd'T'HHmmss'Z'";

    public static byte[] Of(IEnumerable<CalendarEntry> entries, DateTimeOffset now)
    {
        var text = new StringBuilder();
        foreach (var line in (IEnumerable<string>)
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//PostalTracking//Protection//RU",
            .. entries.SelectMany(entry => Lines(entry, now)),
            "END:VCALENDAR",
        ])
        {
            Fold(text, line);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string[] Lines(CalendarEntry entry, DateTimeOffset now) =>
    [
        "BEGIN:VEVENT",
        $"UID:{entry.Uid}@postaltracking",
        $"DTSTAMP:{Utc(now)}",
        $"DTSTART:{Utc(entry.Ends.AddHours(-1))}",
        $"DTEND:{Utc(entry.Ends)}",
        $"SUMMARY:{Escaped(entry.Summary)}",
        $"DESCRIPTION:{Escaped(entry.Description)}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        $"DESCRIPTION:{Escaped(entry.Summary)}",
        $"TRIGGER:-P{(int)entry.Reminder.TotalDays}D",
        "END:VALARM",
        "END:VEVENT",
    ];

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString(UtcForm, CultureInfo.InvariantCulture);

    // RFC 5545, 3.3.11.
    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal);

    // RFC 5545, 3.1: no line of more than 75 octets, letters kept whole.
    private static void Fold(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > 74)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
