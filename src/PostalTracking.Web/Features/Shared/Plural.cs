namespace PostalTracking.Web.Features.Shared;

/// <summary>
/// Which form of a word goes with a number. A text holds its forms divided by semicolons, in the order of the language:
/// Russian one, few, many ("день;дня;дней"), English one, other ("day;days"), Chinese a single one.
/// </summary>
internal static class Plural
{
    public static string Pick(string forms, string language, int count)
    {
        var form = forms.Split(';');
        return form[Math.Min(Form(language, Math.Abs(count)), form.Length - 1)];
    }

    // Unicode CLDR plural rules, whole numbers only.
    private static int Form(string language, int count) => (language, count % 10, count % 100) switch
    {
        ("ru", 1, not 11) => 0,
        ("ru", >= 2 and <= 4, not (>= 12 and <= 14)) => 1,
        ("ru", _, _) => 2,
        ("en", _, _) when count == 1 => 0,
        ("en", _, _) => 1,
        _ => 0,
    };
}
