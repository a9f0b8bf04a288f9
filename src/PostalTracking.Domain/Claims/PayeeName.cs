using System.Text;

namespace PostalTracking.Domain.Claims;

/// <summary>The name of a payee as a bank takes it.</summary>
public static class PayeeName
{
    /// <summary>ISO 20022, Max140Text.</summary>
    public const int Longest = 140;

    private const int Shortest = 3;

    /// <summary>
    /// Letters, Cyrillic or Latin, with points, apostrophes and hyphens between them; spaces are put in order. Null for what is none.
    /// </summary>
    public static string? Parse(string? typed)
    {
        var words = (typed ?? "").Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var name = string.Join(' ', words);
        return name.Length is >= Shortest and <= Longest
            && name.All(c => IsLetter(c) || c is ' ' or '-' or '.' or '\'' or '’')
            && IsLetter(name[0])
            ? name
            : null;
    }

    private static bool IsLetter(char c) => char.IsLetter(c) && (c <= '\u024F' || c is >= '\u0400' and <= '\u04FF');
}
