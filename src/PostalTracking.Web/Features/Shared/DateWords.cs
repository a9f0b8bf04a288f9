using System.Globalization;

namespace PostalTracking.Web.Features.Shared;

/// <summary>Dates and spans of time in words, in one language.</summary>
internal sealed class DateWords(string language)
{
    private const char NoBreak = '\u00A0';

    private readonly CultureInfo _culture = ResourceTexts.Culture(language);

    /// <summary>"20 ноября"; with the year where it is not this one.</summary>
    public string Day(DateOnly day, DateOnly today) => Formatted(day, today, "d MMMM", "M月d日");

    /// <summary>"20 нояб."</summary>
    public string ShortDay(DateOnly day, DateOnly today) => Formatted(day, today, "d MMM", "M月d日");

    /// <summary>"сегодня", "вчера", else <see cref="Day"/>.</summary>
    public string NearDay(DateOnly day, DateOnly today) =>
        day == today ? Word("Date.Today") : day == today.AddDays(-1) ? Word("Date.Yesterday") : Day(day, today);

    /// <summary>"20 ноября, пятница".</summary>
    public string DayOfWeek(DateOnly day, DateOnly today) => WithDayOfWeek(Day(day, today), day);

    /// <summary>"сегодня, пятница", else <see cref="DayOfWeek"/>.</summary>
    public string NearDayOfWeek(DateOnly day, DateOnly today) => WithDayOfWeek(NearDay(day, today), day);

    /// <summary>"10:12"</summary>
    public static string Clock(PlaceTime at) => at.Local.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"20 ноября, 10:12"; "сегодня, 10:12"; the zone follows where it is not the place's own.</summary>
    public string Moment(PlaceTime at) => Word("Date.Moment", NearDay(at.Day, at.Today), Time(at));

    /// <summary>"С 20 ноября, 10:12"; "Сегодня с 10:12".</summary>
    public string Since(PlaceTime at) =>
        at.Day == at.Today ? Word("Date.Since.Today", Time(at))
        : at.Day == at.Today.AddDays(-1) ? Word("Date.Since.Yesterday", Time(at))
        : Word("Date.Since.Day", Day(at.Day, at.Today), Time(at));

    /// <summary>"4 мин назад".</summary>
    public string Ago(DateTimeOffset then, DateTimeOffset now) => Span(now - then, "Date.Ago.Now", "Date.Ago");

    /// <summary>"через 2 ч".</summary>
    public string In(DateTimeOffset then, DateTimeOffset now) => Span(then - now, "Date.In.Soon", "Date.In");

    /// <summary>"8 дней".</summary>
    public string Days(int count) => SharedTexts.Words.Counted("Date.Days", language, count);

    private string WithDayOfWeek(string words, DateOnly day) => $"{words}{(language == "zh" ? " " : ", ")}{day.ToString("dddd", _culture)}";

    private string Span(TimeSpan span, string momentKey, string key) => span switch
    {
        { TotalMinutes: < 1 } => Word(momentKey),
        { TotalMinutes: < 59.5 } => Word($"{key}.Minutes", (int)Math.Round(span.TotalMinutes)),
        { TotalHours: < 23.5 } => Word($"{key}.Hours", (int)Math.Round(span.TotalHours)),
        _ => SharedTexts.Words.Counted($"{key}.Days", language, (int)Math.Round(span.TotalDays)),
    };

    // A day and its month stay on one line.
    private string Formatted(DateOnly day, DateOnly today, string format, string chinese)
    {
        var text = language == "zh"
            ? day.ToString(day.Year == today.Year ? chinese : $"yyyy年{chinese}", _culture)
            : day.ToString(day.Year == today.Year ? format : $"{format} yyyy", _culture);
        return text.Replace(' ', NoBreak);
    }

    private static string Time(PlaceTime at) => at.Zone is null ? Clock(at) : $"{Clock(at)}{NoBreak}{at.Zone}";

    private string Word(string key, params ReadOnlySpan<object?> values) => SharedTexts.For(key, language, values);
}
