using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Tracking;

/// <summary>What happened on one day in one country.</summary>
internal sealed record HistoryDay(string Heading, IReadOnlyList<HistoryLine> Lines);

/// <summary>One event in our words, and why it says so.</summary>
/// <param name="Key">Names the event on the page, the same at every refresh.</param>
/// <param name="Zone">Said where the time is not the place's own.</param>
/// <param name="TextLanguage">The language of <paramref name="Text"/> where it is the carrier's: empty says "not known".</param>
internal sealed record HistoryLine(
    string Key, string Time, string? Zone, DateTimeOffset OccurredAt, string Text, string? TextLanguage, string? Place, HistoryReason Why);

/// <summary>Behind "why so": the carrier's own words and how they were read.</summary>
internal sealed record HistoryReason(string Carrier, string Code, string? Words, string? Meaning, string Note);

/// <summary>A parcel's history by day and country, the newest first.</summary>
internal static class ParcelHistory
{
    public static IReadOnlyList<HistoryDay> Of(IReadOnlyList<ToldEvent> events, ParcelContext context)
    {
        var words = new DateWords(context.Language);
        var days = new List<HistoryDay>();
        var lines = new List<HistoryLine>();
        for (var i = 0; i < events.Count; i++)
        {
            lines.Add(Line(events[i], context));
            if (i == events.Count - 1 || GroupOf(events[i + 1]) != GroupOf(events[i]))
            {
                days.Add(new(Heading(events[i], words, context), lines));
                lines = [];
            }
        }

        return days;
    }

    private static (DateOnly Day, string? Country) GroupOf(ToldEvent e) => (e.At.Day, e.Place.Country);

    private static string Heading(ToldEvent e, DateWords words, ParcelContext context)
    {
        // "Today" only by the place's own clock: by UTC it may be another day than the one the lines around it call so.
        var day = e.At.Zone is null ? words.NearDayOfWeek(e.At.Day, e.At.Today) : words.DayOfWeek(e.At.Day, e.At.Today);
        var heading = context.CountryName(e.Place.Country) is { } country ? $"{day} · {country}" : day;
        return char.ToUpperInvariant(heading[0]) + heading[1..];
    }

    private static HistoryLine Line(ToldEvent e, ParcelContext context)
    {
        var raw = e.Entry.RawText ?? e.Code.CarrierText;
        return new(
            $"{e.Entry.Carrier.Key()}-{e.Entry.OccurredAt.ToUnixTimeMilliseconds()}-{e.Entry.Code}-{e.Entry.Place}",
            DateWords.Clock(e.At),
            e.At.Zone,
            e.Entry.OccurredAt,
            e.Code.Known || raw is null ? context.EventText(e.Code.TextKey) : raw,
            e.Code.Known || raw is null ? null : "",
            e.Place is { Name: null, PostalCode: null } ? null : e.PlaceName(context),
            Reason(e, raw, context));
    }

    private static HistoryReason Reason(ToldEvent e, string? raw, ParcelContext context)
    {
        var meaning = e.Code is { Known: true, Status: { } status } ? context.EventText($"Status.{status.Name()}") : null;
        var note = !e.Code.Known ? Word("Why.Unknown") : meaning is null ? Word("Why.Nothing") : "";
        var zone = e.At.Zone is null ? "" : Word(e.Entry.OffsetMinutes is null ? "Why.Time.Utc" : "Why.Time.Offset");
        return new(
            TrackingTexts.Name(e.Entry.Carrier, context.Language), e.Code.Raw, raw, meaning, $"{note} {zone}".Trim());

        string Word(string key) => TrackingTexts.For(key, context.Language);
    }
}
