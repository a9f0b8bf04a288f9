using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Protection.Counter;

internal static class CounterSums
{
    /// <summary>Kopecks and all, as money is counted: "1 386,00 ₽".</summary>
    public static string Exact(long kopecks, string language) =>
        string.Format(ResourceTexts.Culture(language), "{0:N2}\u00A0₽", kopecks / 100m);
}
