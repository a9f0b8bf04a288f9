using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;

namespace PostalTracking.Web.Features.Shared;

/// <summary>A deadline as an entry of somebody's calendar: the hour that ends with it, or whole days.</summary>
/// <param name="Uid">By which a calendar knows it again.</param>
/// <param name="Reminder">So long before its beginning; zero: none.</param>
internal sealed record CalendarEntry(string Uid, DateTimeOffset Ends, string Summary, string Description, TimeSpan Reminder)
{
    /// <summary>Rises when the entry says something else, so that a calendar takes the newer one.</summary>
    public int Sequence { get; init; }

    /// <summary>In the place of the hour: from the first to the last day, both counted, as the calendar's owner has days.</summary>
    public (DateOnly First, DateOnly Last)? Days { get; init; }
}

/// <summary>
/// Deadlines for people's own calendars (RFC 5545): moments in UTC, so that every calendar shows them in its own time, and days
/// that are days everywhere.
/// </summary>
internal static class CalendarFile
{
    public const string Type = "text/calendar; charset=utf-8";

    private const string UtcForm = "yyyyMMdd'T'HHmmss'Z'";
    private const string DayForm = "yyyyMMdd";

    /// <summary>
    /// Of a feed, which is asked for again and again: an entity tag that changes with what it says, 304 where it does not, and
    /// nobody in between who keeps it.
    /// </summary>
    public static IResult Answer(
        HttpContext context, IReadOnlyList<CalendarEntry> entries, DateTimeOffset now, string fileName, string? name = null)
    {
        // The time at which the file was made says nothing new.
        var etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Of(entries, DateTimeOffset.UnixEpoch, name)))[..32]}\"";
        context.Response.Headers.ETag = etag;
        context.Response.Headers.CacheControl = "private, no-store";
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Tag == etag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.File(Of(entries, now, name), Type, fileName);
    }

    /// <param name="name">What calendars call a feed.</param>
    public static byte[] Of(IEnumerable<CalendarEntry> entries, DateTimeOffset now, string? name = null)
    {
        var text = new StringBuilder();
        foreach (var line in (IEnumerable<string>)
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//PostalTracking//Protection//RU",
            .. name is null
                ? (string[])[]
                : [$"NAME:{Escaped(name)}", $"X-WR-CALNAME:{Escaped(name)}", "REFRESH-INTERVAL;VALUE=DURATION:PT1H"],
            .. entries.SelectMany(entry => Lines(entry, now)),
            "END:VCALENDAR",
        ])
        {
            Fold(text, line);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static IEnumerable<string> Lines(CalendarEntry entry, DateTimeOffset now) =>
    [
        "BEGIN:VEVENT",
        $"UID:{entry.Uid}@postaltracking",
        $"SEQUENCE:{entry.Sequence}",
        $"DTSTAMP:{Utc(now)}",
        .. entry.Days is { } days
            // RFC 5545, 3.6.1: the end is the first day that is not counted.
            ? (string[])[$"DTSTART;VALUE=DATE:{Day(days.First)}", $"DTEND;VALUE=DATE:{Day(days.Last.AddDays(1))}"]
            : [$"DTSTART:{Utc(entry.Ends.AddHours(-1))}", $"DTEND:{Utc(entry.Ends)}"],
        $"SUMMARY:{Escaped(entry.Summary)}",
        $"DESCRIPTION:{Escaped(entry.Description)}",
        "TRANSP:TRANSPARENT",
        .. entry.Reminder == TimeSpan.Zero ? (string[])[] :
        [
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            $"DESCRIPTION:{Escaped(entry.Summary)}",
            $"TRIGGER:-{XmlConvert.ToString(entry.Reminder)}",
            "END:VALARM",
        ],
        "END:VEVENT",
    ];

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString(UtcForm, CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture);

    // RFC 5545, 3.3.11.
    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");

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
