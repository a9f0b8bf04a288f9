using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Tracking.Silence;

/// <summary>The words about a parcel that has been quiet.</summary>
internal static class SilenceTexts
{
    private static ResourceTexts Words { get; } = new(typeof(SilenceTexts));

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);

    public static string Counted(string key, string language, int count) => Words.Counted(key, language, count);
}
