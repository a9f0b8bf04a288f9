using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims.Film;

/// <summary>Sizes, lengths and moments of files, as people read them.</summary>
internal static class FileWords
{
    private const double Megabyte = 1_000_000;

    /// <summary>"17,4 МБ"; what is smaller than a tenth of one is a tenth.</summary>
    public static string Size(long bytes, string language) => string.Create(
        ResourceTexts.Culture(language),
        $"{Math.Max(bytes / Megabyte, bytes > 0 ? 0.1 : 0):0.#}\u00A0{(language == "ru" ? "МБ" : "MB")}");

    /// <summary>"2:05".</summary>
    public static string Length(int seconds) => $"{seconds / 60}:{seconds % 60:00}";

    public static string Percent(int percent, string language) => language == "ru" ? $"{percent}\u00A0%" : $"{percent}%";

    /// <summary>"20 ноября, 10:12".</summary>
    public static string Moment(DateTimeOffset at, DateTimeOffset now, string zone, string language) =>
        new DateWords(language).Moment(PlaceTime.Of(at, now, zone));

    /// <summary>"20 ноября, 10:12:07".</summary>
    public static string Second(DateTimeOffset at, DateTimeOffset now, string zone, string language) =>
        $"{Moment(at, now, zone, language)}:{at.Second:00}";
}
