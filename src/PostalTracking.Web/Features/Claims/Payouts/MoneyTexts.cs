using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims.Payouts;

/// <summary>The money of a claim in the words of both its pages, and whatever can be wrong with an account.</summary>
internal static class MoneyTexts
{
    public static ResourceTexts Words { get; } = new(typeof(MoneyTexts));

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);
}
