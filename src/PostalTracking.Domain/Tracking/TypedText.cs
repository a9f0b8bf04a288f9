using System.Globalization;

namespace PostalTracking.Domain.Tracking;

/// <summary>What people type around the letters and digits of a number, and what is left without it.</summary>
internal static class TypedText
{
    /// <summary>The longest text that is looked at as one number: forty characters with plenty of spaces between them.</summary>
    public const int MaxLength = 256;

    /// <summary>Spaces, hyphens and dashes of all kinds, characters without a picture (zero width, soft hyphen, direction marks).</summary>
    public static bool IsSkipped(char c) =>
        c is ' ' or '-' || (!char.IsAsciiLetterOrDigit(c) && (IsGap(c) || IsInvisible(c)));

    public static bool IsGap(char c) =>
        char.IsWhiteSpace(c) || c == '\u2212' || char.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation;

    public static bool IsInvisible(char c) => char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    public static bool IsBlank(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!IsSkipped(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The letters and digits in upper case; null when the text holds anything else or is too long to be one number.</summary>
    public static string? Clean(string? text)
    {
        if (text is null || text.Length > MaxLength)
        {
            return null;
        }

        Span<char> kept = stackalloc char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                kept[length++] = char.ToUpperInvariant(c);
            }
            else if (!IsSkipped(c))
            {
                return null;
            }
        }

        return new string(kept[..length]);
    }
}
