using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Receipts;

/// <summary>The words of the proof of receipt: its paper, the page that checks it, the partner's page.</summary>
internal static class ReceiptTexts
{
    public static ResourceTexts Words { get; } = new(typeof(ReceiptTexts));

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);
}
