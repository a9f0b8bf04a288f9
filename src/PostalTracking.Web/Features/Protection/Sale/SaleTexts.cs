using PostalTracking.Domain.Protection;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Protection.Sale;

/// <summary>Why protection is not sold, in words that say what to do.</summary>
internal static class SaleTexts
{
    public static ResourceTexts Words { get; } = new(typeof(SaleTexts));

    public static string For(SaleRefusal refusal, string language) => Words.For($"Refusal.{refusal.Name()}", language);
}
