using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>The words of the staff's pages about letters, and of the letters' own paper.</summary>
internal static class LetterTexts
{
    public static ResourceTexts Words { get; } = new(typeof(LetterTexts));

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);
}
