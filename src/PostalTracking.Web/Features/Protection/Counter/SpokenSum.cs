using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Protection.Counter;

/// <summary>A sum as it is read aloud: "4 500 рублей", "2 499 рублей 50 копеек".</summary>
internal static class SpokenSum
{
    /// <summary>What something costs: 21 → "21 рубль".</summary>
    public static string Of(long kopecks, string language) =>
        Spoken(
            kopecks, language, language == "ru" ? ("рубль;рубля;рублей", "копейка;копейки;копеек") : ("rouble;roubles", "kopeck;kopecks"));

    /// <summary>After "до": 21 → "до 21 рубля".</summary>
    public static string UpTo(long kopecks, string language) =>
        Spoken(
            kopecks, language, language == "ru" ? ("рубля;рублей;рублей", "копейки;копеек;копеек") : ("rouble;roubles", "kopeck;kopecks"));

    private static string Spoken(long kopecks, string language, (string Roubles, string Kopecks) forms)
    {
        var (roubles, rest) = Math.DivRem(kopecks, 100);
        var whole = Counted(roubles, forms.Roubles);
        return rest == 0 ? whole : $"{whole} {Counted(rest, forms.Kopecks)}";

        string Counted(long count, string words) =>
            $"{count.ToString("N0", ResourceTexts.Culture(language))}\u00A0{Plural.Pick(words, language, (int)(count % 1000))}";
    }
}
