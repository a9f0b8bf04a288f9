using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims.Calendar;

/// <summary>The words of the calendar's page.</summary>
internal static class CalendarTexts
{
    public static ResourceTexts Words { get; } = new(typeof(CalendarTexts));

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);
}
