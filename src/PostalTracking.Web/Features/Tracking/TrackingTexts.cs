using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Tracking;

/// <summary>The words of the look-up and of a parcel's page.</summary>
internal static class TrackingTexts
{
    public static ResourceTexts Words { get; } = new(typeof(TrackingTexts));

    public static string For(string key, string language) => Words.For(key, language);

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);

    public static string Name(Carrier carrier, string language) => Words.For($"Carrier.{carrier.Key()}", language);

    public static string Names(IEnumerable<Carrier> carriers, string language) =>
        string.Join(language == "zh" ? "、" : ", ", carriers.Select(carrier => Name(carrier, language)));
}
