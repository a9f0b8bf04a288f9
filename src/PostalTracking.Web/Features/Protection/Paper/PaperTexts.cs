using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Protection.Paper;

/// <summary>The words of the papers that the counter gives out.</summary>
internal static class PaperTexts
{
    public static ResourceTexts Words { get; } = new(typeof(PaperTexts));

    public static string For(string key, string language) => Words.For(key, language);

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);
}
