namespace PostalTracking.Web.Features.Staff;

/// <summary>A browser in two words, for its owner to know it by.</summary>
internal static class BrowserWords
{
    // The first that fits: Edge and Opera call themselves Chrome too, and Chrome calls itself Safari.
    private static readonly (string Mark, string Word)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("YaBrowser", "Yandex"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Word)[] Systems =
    [
        ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS", "macOS"), ("Linux", "Linux"),
    ];

    public static string Of(string userAgent)
    {
        var words = string.Join(", ", new[] { Word(Browsers), Word(Systems) }.Where(word => word is not null));
        return words.Length > 0 ? words : "?";

        string? Word((string Mark, string Word)[] known) =>
            known.FirstOrDefault(one => userAgent.Contains(one.Mark, StringComparison.Ordinal)).Word;
    }
}
