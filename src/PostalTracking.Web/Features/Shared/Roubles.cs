using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Shared;

/// <summary>Sums in words of the reader's language: "2 499 ₽", kopecks only where there are any.</summary>
internal static class Roubles
{
    public static string Of(long kopecks, string language) =>
        string.Format(language.Culture(), kopecks % 100 == 0 ? "{0:N0}\u00A0₽" : "{0:N2}\u00A0₽", kopecks / 100m);
}
