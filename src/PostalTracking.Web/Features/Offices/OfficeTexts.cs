using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Offices;

/// <summary>The words of the pages of offices and regions.</summary>
internal static class OfficeTexts
{
    public static ResourceTexts Words { get; } = new(typeof(OfficeTexts));

    public static string For(string key, string language) => Words.For(key, language);

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);
}
