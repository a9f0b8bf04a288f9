using System.Text.Json;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Tracking.Watch;

/// <summary>The words of the watch list.</summary>
internal static class WatchTexts
{
    // Said by the page's script, when something happens.
    private static readonly string[] Spoken =
    [
        "Removed", "Received", "Returned", "Added", "AddedNone", "Full", "AsOf", "Failed", "Copied", "Share.Until", "Share.Failed",
        "Share.Partly", "Share.Revoked", "Calendar.Revoked", "Row.Waits",
    ];

    public static ResourceTexts Words { get; } = new(typeof(WatchTexts));

    public static string For(string key, string language) => Words.For(key, language);

    /// <summary>For the page's script: the texts by their keys, forms of a word divided by semicolons as everywhere.</summary>
    public static string Script(string language)
    {
        var words = Spoken.ToDictionary(key => key, key => Words.For(key, language));
        foreach (var standing in Enum.GetNames<Standing>())
        {
            words.Add($"Standing.{standing.ToLowerInvariant()}", TrackingTexts.For($"Standing.{standing}", language));
        }

        words.Add("Standing.Sentence", TrackingTexts.For("Standing.Sentence", language));
        words.Add("Standing.Comma", TrackingTexts.For("Standing.Comma", language));
        return JsonSerializer.Serialize(words);
    }
}
