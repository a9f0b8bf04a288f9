using System.Globalization;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Protection.Counter;

/// <summary>Why typed roubles are not a sum. Each has its words: <c>Wrong.Sum.{name}</c>, <c>Wrong.Cash.{name}</c>.</summary>
internal enum SumProblem
{
    Empty,
    Zero,

    /// <summary>More than two digits of kopecks.</summary>
    Decimals,

    /// <summary>A sign of other money than roubles.</summary>
    Foreign,
    NotANumber,
    TooLarge,
}

/// <summary>Roubles as people type them: with spaces, a comma or a point, the rouble's sign or none.</summary>
internal static class TypedSum
{
    /// <summary>500,000 roubles in kopecks: no parcel's cash on delivery is larger (the post's own limit of declared value).</summary>
    public const long Largest = 500_000_00;

    private static readonly string[] RoubleSigns = ["₽", "РУБЛЕЙ", "РУБЛЯ", "РУБЛЬ", "РУБ.", "РУБ", "Р.", "Р", "RUB"];

    public static SumProblem? Read(string? typed, out long kopecks)
    {
        kopecks = 0;
        var text = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        if (text.Length == 0)
        {
            return SumProblem.Empty;
        }

        text = Array.Find(RoubleSigns, text.EndsWith) is { } sign ? text[..^sign.Length] : text;
        if (text.Any(c => char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol)
            || (text.Length > 3 && (text[..3].All(char.IsAsciiLetterUpper) || text[^3..].All(char.IsAsciiLetterUpper))))
        {
            return SumProblem.Foreign;
        }

        var parts = text.Split(',', '.');
        if (parts.Length > 2 || parts[0].Length == 0 || !parts.All(part => part.All(char.IsAsciiDigit)))
        {
            return SumProblem.NotANumber;
        }

        var fraction = parts.Length == 2 ? parts[1] : "";
        if (fraction.Length > 2)
        {
            return SumProblem.Decimals;
        }

        var whole = parts[0].TrimStart('0');
        kopecks = whole.Length > 7
            ? long.MaxValue
            : long.Parse($"0{whole}{fraction.PadRight(2, '0')}", NumberStyles.None, CultureInfo.InvariantCulture);
        return kopecks switch
        {
            0 => SumProblem.Zero,
            > Largest => SumProblem.TooLarge,
            _ => null,
        };
    }

    /// <summary>What is wrong, and what to do about it.</summary>
    public static string Words(this SumProblem problem, string of, string language) =>
        CounterTexts.For($"Wrong.{of}.{problem}", language, Roubles.Of(Largest, language));
}
