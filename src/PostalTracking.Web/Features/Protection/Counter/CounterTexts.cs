using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Protection.Counter;

/// <summary>The words of the counter, in the languages of the staff.</summary>
internal static class CounterTexts
{
    public static ResourceTexts Words { get; } = new(typeof(CounterTexts));

    public static string For(string key, string language) => Words.For(key, language);

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);
}
