using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>What a customer is told of letters: that one went, when, and by when an answer is due.</summary>
internal static class LetterNews
{
    public static ResourceTexts Words { get; } = new(typeof(LetterNews));

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);
}
