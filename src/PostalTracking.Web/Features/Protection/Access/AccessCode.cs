namespace PostalTracking.Web.Features.Protection.Access;

/// <summary>
/// The ten characters a buyer reads from paper and types, e.g. <c>K7MPX-3RTHA</c>: 50 bits in an alphabet of 32
/// that has neither O and 0 nor I and 1.
/// </summary>
internal static class AccessCode
{
    public const int Length = 10;

    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    // Whoever types with a Russian keyboard sees the same letters.
    private const string Cyrillic = "АВЕКМНРСТУХЗ";
    private const string Latin = "ABEKMHPCTYX3";

    /// <summary>The first 50 of at least 56 bits.</summary>
    public static string Of(ReadOnlySpan<byte> bits)
    {
        var number = 0UL;
        foreach (var part in bits[..7])
        {
            number = (number << 8) | part;
        }

        number >>= 6;
        Span<char> code = stackalloc char[Length];
        for (var i = Length - 1; i >= 0; i--)
        {
            code[i] = Alphabet[(int)(number & 31)];
            number >>= 5;
        }

        return new(code);
    }

    /// <summary>As it is printed: two groups of five.</summary>
    public static string Grouped(string code) => $"{code[..5]}-{code[5..]}";

    /// <summary>
    /// Accepts what people type: any case, spaces, hyphens, Cyrillic letters that look the same. Null for what cannot be a code.
    /// </summary>
    public static string? Parse(string? typed)
    {
        Span<char> code = stackalloc char[Length];
        var length = 0;
        foreach (var sign in typed ?? "")
        {
            if (char.IsWhiteSpace(sign) || char.GetUnicodeCategory(sign) == System.Globalization.UnicodeCategory.DashPunctuation)
            {
                continue;
            }

            var upper = char.ToUpperInvariant(sign);
            var letter = Cyrillic.IndexOf(upper, StringComparison.Ordinal) is var at and >= 0 ? Latin[at] : upper;
            if (length == Length || !Alphabet.Contains(letter, StringComparison.Ordinal))
            {
                return null;
            }

            code[length++] = letter;
        }

        return length == Length ? new(code) : null;
    }
}
