using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims.Film;

/// <summary>What only the desk reads beside the evidence.</summary>
internal static class FilmStaffTexts
{
    public static ResourceTexts Words { get; } = new(typeof(FilmStaffTexts));

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);
}
