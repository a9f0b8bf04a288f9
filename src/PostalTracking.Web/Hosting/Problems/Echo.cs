using System.Globalization;

namespace PostalTracking.Web.Hosting;

/// <summary>What a visitor sent, made fit to be shown back: short, on one line, without invisible marks.</summary>
internal static class Echo
{
    public const int Longest = 60;

    public static string Of(string text)
    {
        var cut = text.Length > Longest ? $"{text.AsSpan(0, CutAt(text))}…" : text;
        return cut.Any(IsInvisible) ? string.Concat(cut.Select(c => IsInvisible(c) ? '\uFFFD' : c)) : cut;
    }

    // Never between the two halves of one character.
    private static int CutAt(string text) => char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;

    // Control characters break lines and logs; format characters (bidirectional overrides) turn a sentence round.
    private static bool IsInvisible(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
