using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Protection.Counter.Consent;

/// <summary>What the buyer reads on a telephone or on the screen that faces them.</summary>
internal static class ConsentTexts
{
    public static ResourceTexts Words { get; } = new(typeof(ConsentTexts));

    public static string For(string key, string language) => Words.For(key, language);

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);
}
