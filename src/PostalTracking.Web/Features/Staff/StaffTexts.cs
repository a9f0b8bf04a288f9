using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Staff;

/// <summary>The words of signing in and of one's own account.</summary>
internal static class StaffTexts
{
    public static ResourceTexts Words { get; } = new(typeof(StaffTexts));

    public static string For(string key, string language) => Words.For(key, language);

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);
}
