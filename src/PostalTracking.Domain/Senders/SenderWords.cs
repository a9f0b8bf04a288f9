using System.Text;

namespace PostalTracking.Domain.Senders;

/// <summary>
/// What people write of a sender, so that two ways of writing it come out as one: small letters, ё as е, no punctuation.
/// Null where nothing is left that could tell one from another.
/// </summary>
public static class SenderWords
{
    private const int ShortestPhone = 7;
    private const int LongestPhone = 15;

    /// <summary>Of a word of the goods only its beginning counts: телефон and телефоны are one.</summary>
    private const int Stem = 6;

    private const int MostPairs = 24;

    // What may stand in an address or be left out without its becoming another.
    private static readonly HashSet<string> AddressTypes =
    [
        "россия", "рф", "обл", "область", "край", "респ", "республика", "район", "р", "н", "г", "гор", "город", "пос", "п", "поселок", "с",
        "село", "дер", "деревня", "ул", "улица", "пр", "т", "кт", "просп", "проспект", "пер", "переулок", "пл", "площадь",
        "ш", "шоссе",
        "бул", "бульвар", "наб", "набережная", "мкр", "микрорайон", "д", "дом", "к", "корп", "корпус", "стр", "строение", "кв",
        "квартира", "оф", "офис",
    ];

    // Of a company's name what only says which kind it is.
    private static readonly HashSet<string> Companies = ["ип", "ооо", "ао", "оао", "зао", "пао", "нао", "llc", "ltd", "co"];

    /// <summary>Digits with the country's; a Russian number comes out with 7, whatever stood in its place.</summary>
    public static string? Phone(string? typed)
    {
        var text = (typed ?? "").Trim();
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (text.Any(c => !char.IsAsciiDigit(c) && !char.IsWhiteSpace(c) && !"+()-–.".Contains(c, StringComparison.Ordinal)))
        {
            return null;
        }

        return digits.Length switch
        {
            < ShortestPhone or > LongestPhone => null,
            10 when !text.StartsWith('+') => $"7{digits}",
            11 when digits[0] == '8' && !text.StartsWith('+') => $"7{digits[1..]}",
            _ => digits,
        };
    }

    /// <summary>A person or a company, in the order written; whether "ИП" or "ООО" was written with it does not matter.</summary>
    public static string? Payee(string? typed)
    {
        var words = Split(typed).Where(word => !Companies.Contains(word)).ToList();
        return words.Sum(word => word.Length) < 3 ? null : string.Join(' ', words);
    }

    /// <summary>
    /// The names and numbers of an address in the order of the alphabet, without the words for street, house and the like and without
    /// the postal code, which many leave out.
    /// </summary>
    public static string? Address(string? typed)
    {
        var words = Split(typed)
            .Where(word => !AddressTypes.Contains(word) && !(word.Length == 6 && word.All(char.IsAsciiDigit)))
            .Distinct().Order(StringComparer.Ordinal).ToList();
        return words.Count < 2 || !words.Exists(word => word.Any(char.IsAsciiDigit)) ? null : string.Join(' ', words);
    }

    /// <summary>The goods' words, each by its beginning, in the order written.</summary>
    public static string? Goods(string? typed)
    {
        var words = Stems(typed);
        return words.Sum(word => word.Length) < 3 ? null : string.Join(' ', words);
    }

    /// <summary>Each two words of the goods that stand side by side, whichever comes first.</summary>
    public static IReadOnlyList<string> GoodsPairs(string? typed)
    {
        var words = Stems(typed);
        return
        [
            .. words.Zip(words.Skip(1), (one, other) =>
                    string.CompareOrdinal(one, other) <= 0 ? $"{one} {other}" : $"{other} {one}")
                .Distinct().Take(MostPairs),
        ];
    }

    private static List<string> Stems(string? typed) => [.. Split(typed).Select(word => word.Length > Stem ? word[..Stem] : word)];

    private static List<string> Split(string? typed)
    {
        var folded = new StringBuilder();
        foreach (var c in (typed ?? "").Normalize(NormalizationForm.FormKC).ToLowerInvariant())
        {
            // Where digits meet letters ("5а", "12к3") there is no space in one spelling and one in the other.
            var breaks = folded.Length > 0 && char.IsLetter(folded[^1]) && char.IsAsciiDigit(c)
                || folded.Length > 0 && char.IsAsciiDigit(folded[^1]) && char.IsLetter(c);
            folded.Append(breaks ? " " : "").Append(c == 'ё' ? 'е' : char.IsLetterOrDigit(c) ? c : ' ');
        }

        return [.. folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }
}
