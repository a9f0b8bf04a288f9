using System.Globalization;

namespace PostalTracking.Web.Features.Shared;

/// <summary>The languages of the pages, the first of them ours by default.</summary>
internal static class Languages
{
    public static IReadOnlyList<string> All { get; } = ["ru", "en", "zh"];

    /// <summary>The language of this request.</summary>
    public static string Current =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is var language && All.Contains(language) ? language : All[0];

    /// <summary>Of the pages and papers of the staff.</summary>
    public static IReadOnlyList<string> OfStaff { get; } = ["ru", "en"];

    /// <summary>The language of this request on a page of the staff: whoever reads neither has English.</summary>
    public static string CurrentOfStaff => Current is var language && OfStaff.Contains(language) ? language : "en";

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
