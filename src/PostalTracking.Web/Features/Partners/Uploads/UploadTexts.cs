using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Partners.Uploads;

/// <summary>The words of uploads and of the form for one parcel.</summary>
internal static class UploadTexts
{
    public static ResourceTexts Words { get; } = new(typeof(UploadTexts));

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);

    public static string Counted(string key, string language, int count) => Words.Counted(key, language, count);
}
