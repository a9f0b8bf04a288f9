using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Partners;

/// <summary>The words of the partners' portal.</summary>
internal static class PartnerTexts
{
    public static ResourceTexts Words { get; } = new(typeof(PartnerTexts));

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);

    /// <summary>{0}: the number, with its groups.</summary>
    public static string Counted(string key, string language, long count) => string.Format(
        ResourceTexts.Culture(language), Plural.Pick(Words.For(key, language), language, (int)(count % 1_000_000)), count);
}
