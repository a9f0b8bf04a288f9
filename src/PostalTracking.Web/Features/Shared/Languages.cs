using System.Globalization;

namespace PostalTracking.Web.Features.Shared;

/// <summary>The languages of the pages, the first of them ours by default.</summary>
internal static class Languages
{
    public static IReadOnlyList<string> All { get; } = ["ru", "en", "zh"];

    /// <summary>The language of this request.</summary>
    public static string Current =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is var language && All.Contains(language) ? language : All[0];

    /// <summary>What the switch shows: each language by its own sign.</summary>
    public static string Sign(string language) => language switch
    {
        "zh" => "中文",
        _ => language.ToUpperInvariant(),
    };

    /// <summary>For the switch's readers by ear.</summary>
    public static string OwnName(string language) => language switch
    {
        "en" => "English",
        "zh" => "中文",
        _ => "Русский",
    };
}
