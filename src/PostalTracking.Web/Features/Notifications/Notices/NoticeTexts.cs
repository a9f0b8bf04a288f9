using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>The words of the notices and of the pages about them.</summary>
internal static class NoticeTexts
{
    public static ResourceTexts Words { get; } = new(typeof(NoticeTexts));

    public static string For(string key, string language) => Words.For(key, language);

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);
}
