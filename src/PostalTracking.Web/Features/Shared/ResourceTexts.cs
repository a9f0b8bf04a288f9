using System.Globalization;
using System.Resources;

namespace PostalTracking.Web.Features.Shared;

/// <summary>The words of one feature in all languages. A key that nobody wrote is a fault of ours, not a blank on the page.</summary>
internal sealed class ResourceTexts(Type feature)
{
    private readonly ResourceManager _words = new(feature);

    public string For(string key, string language) =>
        Find(key, language) ?? throw new KeyNotFoundException($"There is no text '{key}' in {feature.Name} for '{language}'.");

    public string For(string key, string language, params ReadOnlySpan<object?> values) =>
        string.Format(Culture(language), For(key, language), values);

    /// <summary>The form of the text that goes with the number, with the number in it.</summary>
    public string Counted(string key, string language, int count) =>
        string.Format(Culture(language), Plural.Pick(For(key, language), language, count), count);

    public string? Find(string key, string language) => _words.GetString(key, Culture(language));

    public static CultureInfo Culture(string language) => CultureInfo.GetCultureInfo(language);
}
