using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Tracking.Money;

/// <summary>The words about what is to be paid.</summary>
internal static class MoneyTexts
{
    private static ResourceTexts Words { get; } = new(typeof(MoneyTexts));

    public static string For(string key, string language) => Words.For(key, language);

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);

    public static string Counted(string key, string language, int count) => Words.Counted(key, language, count);
}
