using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Senders;

/// <summary>The words about senders for everybody: the warning and the appeal.</summary>
internal static class SenderTexts
{
    public static ResourceTexts Words { get; } = new(typeof(SenderTexts));

    public static string For(string key, string language) => Words.For(key, language);

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);
}
