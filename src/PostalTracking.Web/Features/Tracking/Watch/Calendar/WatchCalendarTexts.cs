using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Tracking.Watch.Calendar;

/// <summary>The words of a calendar of parcels.</summary>
internal static class WatchCalendarTexts
{
    public static ResourceTexts Words { get; } = new(typeof(WatchCalendarTexts));

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);
}
