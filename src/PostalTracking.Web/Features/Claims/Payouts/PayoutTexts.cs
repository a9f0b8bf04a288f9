using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims.Payouts;

/// <summary>The words of the desk's pages of money.</summary>
internal static class PayoutTexts
{
    public static ResourceTexts Words { get; } = new(typeof(PayoutTexts));

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);

    public static string Counted(int payouts, string language) => Words.Counted("Count", language, payouts);
}
