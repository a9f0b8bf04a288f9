using System.Text.Json;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims.Film;

/// <summary>The words of the checklist, of sending files and of filming.</summary>
internal static class FilmTexts
{
    public static ResourceTexts Words { get; } = new(typeof(FilmTexts));

    public static string For(string key, string language) => Words.For(key, language);

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);

    /// <summary>For the script of the checklist.</summary>
    public static string ForSending(string language) => Script(
        language,
        "Js.",
        ["Sending", "Left.Soon", "Left.Minutes", "Cut", "Paused", "Done", "Refused", "TooBig", "Cancel", "Hide"]);

    /// <summary>For the script of the camera.</summary>
    public static string ForFilming(string language) => Script(
        language,
        "Word.",
        [
            "Step", "Sent", "Cut", "Cut.Sending", "Seen", "SeenOther", "Gap", "Unfinished.Rest", "Unfinished.Sent", "Unfinished.Cut",
            "Problem.Denied", "Problem.NoCamera", "Problem.Unable", "Problem.Refused", "Problem.Line",
        ]);

    private static string Script(string language, string prefix, string[] keys) =>
        JsonSerializer.Serialize(keys.ToDictionary(key => key, key => Words.For(prefix + key, language)));
}
