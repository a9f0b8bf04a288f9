using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Tracking;

namespace PostalTracking.Web.Features.Claims.Desk;

/// <summary>A deadline as the desk says it, by the clocks of Moscow, where the desk sits.</summary>
/// <param name="Words">"просрочено на 2 ч", "до 16:00", "до 26 ноября".</param>
/// <param name="Exact">"26 ноября, 16:00".</param>
internal sealed record Deadline(string Words, string Exact, Tone Tone)
{
    private const string Zone = "Europe/Moscow";

    public string Css => Tone switch
    {
        Tone.Bad => "late",
        Tone.Waiting => "soon",
        _ => "quiet",
    };

    public static PlaceTime At(DateTimeOffset moment, DateTimeOffset now) => PlaceTime.Of(moment, now, Zone);

    public static Deadline Of(DateTimeOffset? dueAt, DateTimeOffset now, string language)
    {
        if (dueAt is not { } due)
        {
            return new(DeskTexts.For("Due.None", language), "", Tone.Moving);
        }

        var (place, dates) = (Shown(due, now), new DateWords(language));
        var exact = $"{dates.Day(place.Day, place.Today)}, {DateWords.Clock(place)}";
        return due < now
            ? new(DeskTexts.For("Due.Late", language, Span(now - due, language)), exact, Tone.Bad)
            : new(
                DeskTexts.For("Due.By", language, Near(place, dates, language)),
                exact,
                due - now < TimeSpan.FromDays(1) ? Tone.Waiting : Tone.Moving);
    }

    /// <summary>"2 ч", "3 дня".</summary>
    public static string Span(TimeSpan span, string language) => span switch
    {
        { TotalMinutes: < 59.5 } => DeskTexts.For("Span.Minutes", language, Math.Max(1, (int)Math.Round(span.TotalMinutes))),
        { TotalHours: < 47.5 } => DeskTexts.For("Span.Hours", language, (int)Math.Round(span.TotalHours)),
        _ => new DateWords(language).Days((int)Math.Round(span.TotalDays)),
    };

    // What ends with a midnight ends with the day before it, as the customer's page says.
    private static PlaceTime Shown(DateTimeOffset due, DateTimeOffset now) =>
        At(due, now) is var at && DateWords.Clock(at) == "00:00" ? At(WorkCalendar.LastMoment(due), now) : at;

    private static string Near(PlaceTime place, DateWords dates, string language) =>
        place.Day == place.Today ? DateWords.Clock(place)
        : place.Day == place.Today.AddDays(1) ? DeskTexts.For("Due.Tomorrow", language, DateWords.Clock(place))
        : dates.Day(place.Day, place.Today);
}
