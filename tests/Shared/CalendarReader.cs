using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PostalTracking.Testing;

/// <summary>A calendar as a strict reader of RFC 5545 takes it: whatever the standard forbids is an error here.</summary>
internal static partial class CalendarReader
{
    private static readonly string[] OfEvents =
        ["UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP"];

    private static readonly string[] OfAlarms = ["ACTION", "DESCRIPTION", "TRIGGER"];

    /// <param name="Start">Of a whole day: its midnight.</param>
    internal sealed record Event(
        string Uid,
        int Sequence,
        DateTimeOffset Start,
        DateTimeOffset End,
        bool IsDays,
        string Summary,
        string Description,
        string? Trigger);

    public static IReadOnlyList<Event> Read(byte[] file)
    {
        var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(file);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(LoneEnd, text);
        var folded = text.Split("\r\n")[..^1];
        Assert.All(folded, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75));

        var lines = new Queue<(string Name, string? Parameters, string Value)>(
            text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n")[..^1].Select(Line));
        Take(lines, "BEGIN", "VCALENDAR");
        var head = new List<string>();
        while (lines.Peek().Name is not ("BEGIN" or "END"))
        {
            head.Add(lines.Dequeue().Name);
        }

        Assert.Equal(head.Count, head.Distinct().Count());
        Assert.Superset(new HashSet<string> { "VERSION", "PRODID" }, head.ToHashSet());
        var events = new List<Event>();
        while (lines.Peek() is ("BEGIN", _, "VEVENT"))
        {
            events.Add(ReadEvent(lines));
        }

        Take(lines, "END", "VCALENDAR");
        Assert.Empty(lines);
        Assert.Equal(events.Count, events.Select(one => one.Uid).Distinct().Count());
        return events;
    }

    private static Event ReadEvent(Queue<(string Name, string? Parameters, string Value)> lines)
    {
        Take(lines, "BEGIN", "VEVENT");
        var said = Properties(lines, OfEvents);
        string? trigger = null;
        if (lines.Peek() is ("BEGIN", _, "VALARM"))
        {
            lines.Dequeue();
            var alarm = Properties(lines, OfAlarms);
            Take(lines, "END", "VALARM");
            Assert.Equal("DISPLAY", alarm["ACTION"].Value);
            trigger = alarm["TRIGGER"].Value;
            Assert.Matches(Duration, trigger);
        }

        Take(lines, "END", "VEVENT");
        var isDays = said["DTSTART"].Parameters == "VALUE=DATE";
        Assert.Equal(said["DTSTART"].Parameters, said["DTEND"].Parameters);
        var (start, end) = (Time(said["DTSTART"].Value, isDays), Time(said["DTEND"].Value, isDays));
        Assert.True(start < end);
        Time(said["DTSTAMP"].Value, isDay: false);
        return new(
            said["UID"].Value,
            int.Parse(said["SEQUENCE"].Value, NumberStyles.None, CultureInfo.InvariantCulture),
            start,
            end,
            isDays,
            Text(said["SUMMARY"].Value),
            Text(said["DESCRIPTION"].Value),
            trigger);
    }

    private static Dictionary<string, (string? Parameters, string Value)> Properties(
        Queue<(string Name, string? Parameters, string Value)> lines, string[] required)
    {
        var said = new Dictionary<string, (string?, string)>();
        while (lines.Peek().Name is not ("BEGIN" or "END"))
        {
            var (name, parameters, value) = lines.Dequeue();
            said.Add(name, (parameters, value));
        }

        Assert.Equal(required.Order(), said.Keys.Order());
        return said;
    }

    private static (string Name, string? Parameters, string Value) Line(string line)
    {
        var read = ContentLine.Match(line);
        Assert.True(read.Success, line);
        var parameters = read.Groups["parameters"];
        return (read.Groups["name"].Value, parameters.Success ? parameters.Value : null, read.Groups["value"].Value);
    }

    private static void Take(Queue<(string Name, string? Parameters, string Value)> lines, string name, string value) =>
        Assert.Equal((name, null, value), lines.Dequeue());

    private static DateTimeOffset Time(string value, bool isDay) => DateTimeOffset.ParseExact(
        value, isDay ? "yyyyMMdd" : "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    // 3.3.11: a backslash stands before these four alone, and never do comma and semicolon stand without one.
    private static string Text(string value)
    {
        Assert.Matches(Escapes, value);
        return Escaped.Replace(value, sign => sign.Value is "\\n" or "\\N" ? "\n" : sign.Value[1..]);
    }

    [GeneratedRegex(@"(?<!\r)\n|\r(?!\n)|[\x00-\x08\x0B\x0C\x0E-\x1F\x7F]")]
    private static partial Regex LoneEnd { get; }

    [GeneratedRegex(@"^(?<name>[A-Z][A-Z0-9-]*)(?:;(?<parameters>[A-Z-]+=[A-Z0-9-]+))?:(?<value>.+)$", RegexOptions.Singleline)]
    private static partial Regex ContentLine { get; }

    [GeneratedRegex(@"^-P(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?(?<!P|T)$")]
    private static partial Regex Duration { get; }

    [GeneratedRegex(@"^(?:[^\\,;]|\\[\\,;nN])*$")]
    private static partial Regex Escapes { get; }

    [GeneratedRegex(@"\\[\\,;nN]")]
    private static partial Regex Escaped { get; }
}
