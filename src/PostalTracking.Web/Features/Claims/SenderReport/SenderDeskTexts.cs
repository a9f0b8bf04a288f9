using PostalTracking.Domain.Senders;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims.SenderReport;

/// <summary>The words of the desk about senders.</summary>
internal static class SenderDeskTexts
{
    public static ResourceTexts Words { get; } = new(typeof(SenderDeskTexts));

    public static string For(string key, string language) => Words.For(key, language);

    public static string For(string key, string language, params ReadOnlySpan<object?> values) => Words.For(key, language, values);

    /// <summary>"телефон +7 *** ***-12-34".</summary>
    public static string Trait(SenderTraitKind kind, string masked, string language) => $"{For($"Trait.{kind}", language)} {masked}";
}
