namespace PostalTracking.Domain.Protection;

/// <summary>A telephone number in Russia, as it is kept: eleven digits with the leading 7, e.g. <c>79101234567</c>.</summary>
public static class PhoneNumber
{
    private const int Digits = 11;

    // The first digit after the country's: 3, 4, 8 of places, 9 of mobiles (numbering plan of the Russian Federation).
    private const string First = "3489";

    /// <summary>Accepts what people type: +7 910 123-45-67, 8 (910) 123-45-67, 9101234567. Null for what cannot be a number.</summary>
    public static string? Parse(string? typed)
    {
        var text = (typed ?? "").Trim();
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (text.Any(c => !char.IsAsciiDigit(c) && !char.IsWhiteSpace(c) && !"+()-–.".Contains(c, StringComparison.Ordinal))
            || text.LastIndexOf('+') > 0)
        {
            return null;
        }

        var number = digits.Length switch
        {
            Digits when digits[0] == '7' || (digits[0] == '8' && text[0] != '+') => $"7{digits[1..]}",
            Digits - 1 when text[0] != '+' => $"7{digits}",
            _ => null,
        };
        return number is not null && First.Contains(number[1], StringComparison.Ordinal) ? number : null;
    }

    /// <summary>As people read it: +7 910 123-45-67.</summary>
    public static string Shown(string number) => $"+{number[0]} {number[1..4]} {number[4..7]}-{number[7..9]}-{number[9..]}";
}
