using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Protection;

/// <summary>The words a buyer of protection reads.</summary>
internal static class ProtectionTexts
{
    public static ResourceTexts Words { get; } = new(typeof(ProtectionTexts));

    public static string For(string key, string language) => Words.For(key, language);

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);
}
