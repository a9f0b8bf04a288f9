using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims.Desk;

/// <summary>The words of the consultants' pages.</summary>
internal static class DeskTexts
{
    public static ResourceTexts Words { get; } = new(typeof(DeskTexts));

    public static string For(string key, string language) => Words.For(key, language);

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);

    public static string Counted(string key, string language, int count) => Words.Counted(key, language, count);
}
