using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Protection.Reports;

/// <summary>The words of journal, count and reports of a shift.</summary>
internal static class ReportTexts
{
    public static ResourceTexts Words { get; } = new(typeof(ReportTexts));

    public static string For(string key, string language) => Words.For(key, language);

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);
}
