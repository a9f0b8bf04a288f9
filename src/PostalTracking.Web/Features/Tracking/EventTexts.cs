using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Tracking;

/// <summary>Our own words for statuses and operations, in every language of the pages.</summary>
internal static class EventTexts
{
    public const string DefaultLanguage = "ru";

    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Texts =
        new[] { DefaultLanguage, "en", "zh" }.ToFrozenDictionary(language => language, Load);

    public static IEnumerable<string> Languages => Texts.Keys;

    public static IEnumerable<string> Keys(string language) => Texts[language].Keys;

    /// <summary>In Russian if there is no such language, the key itself if there is no such text: a page never fails for a word.</summary>
    public static string For(string key, string language) =>
        Texts.GetValueOrDefault(language, Texts[DefaultLanguage]).GetValueOrDefault(key, key);

    /// <summary>The short label of a status.</summary>
    public static string For(ShipmentStatus status, string language) => For($"Status.{status.Name()}", language);

    private static FrozenDictionary<string, string> Load(string language)
    {
        // The neutral resources are the Russian ones; parents stay out, or a missing translation would pass unseen.
        var culture = language == DefaultLanguage ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language);
        var set = new ResourceManager(typeof(EventTexts)).GetResourceSet(culture, createIfNotExists: true, tryParents: false)
            ?? throw new InvalidOperationException($"There are no event texts in '{language}'.");

        return set.Cast<DictionaryEntry>().ToFrozenDictionary(t => (string)t.Key, t => (string)t.Value!, StringComparer.Ordinal);
    }
}
