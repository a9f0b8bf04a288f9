namespace PostalTracking.Web.Features.Shared;

/// <summary>The words that belong to every page.</summary>
internal static class SharedTexts
{
    public static ResourceTexts Words { get; } = new(typeof(SharedTexts));

    public static string For(string key, string language) => Words.For(key, language);

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);
}
