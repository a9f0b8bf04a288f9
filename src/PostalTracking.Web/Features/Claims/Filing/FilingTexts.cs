using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims.Filing;

/// <summary>The words of the way from "I was cheated" to a sent claim, on the page and on the telephone.</summary>
internal static class FilingTexts
{
    public static ResourceTexts Words { get; } = new(typeof(FilingTexts));

    public static string For(string key, string language) => Words.For(key, language);

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);
}
