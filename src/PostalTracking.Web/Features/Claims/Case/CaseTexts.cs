using System.Globalization;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims.Case;

/// <summary>The words of a claim's page as its customer reads it, of the letter with the decision, of the calendar.</summary>
internal static class CaseTexts
{
    public static ResourceTexts Words { get; } = new(typeof(CaseTexts));

    public static string For(string key, string language) => Words.For(key, language);

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);

    /// <summary>"видео вскрытия, выписка из банка": inside of a sentence.</summary>
    public static string Listed(IEnumerable<EvidenceKind> kinds, string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        return string.Join(language == "zh" ? "、" : ", ", kinds.Select(kind => ClaimTexts.For("Kind", kind, language).ToLower(culture)));
    }
}
