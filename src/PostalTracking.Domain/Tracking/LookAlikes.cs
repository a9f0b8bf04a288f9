namespace PostalTracking.Domain.Tracking;

/// <summary>Why a character is not the one it looks like.</summary>
public enum LookAlikeKind
{
    /// <summary>A Cyrillic letter in the place of a Latin one or of a digit.</summary>
    Cyrillic,

    /// <summary>A wide letter or digit, as Chinese and Japanese keyboards type them.</summary>
    FullWidth,

    /// <summary>A Latin letter (O, I, L) where the number must have a digit.</summary>
    LetterForDigit,
}

/// <summary>One character that looks like another.</summary>
/// <param name="Position">Counted from 0 in the number without spaces and hyphens.</param>
public sealed record LookAlikeCharacter(int Position, char Typed, char Meant, LookAlikeKind Kind);

/// <summary>Which characters look like those of a number. Nothing here is ever put in their place without asking.</summary>
internal static class LookAlikes
{
    // More of them, and the text was hardly meant to be a number.
    private const int MostLettersForDigits = 3;

    // In both cases: people type the number in small letters too, so к stands for K although it looks like no k.
    private const string CyrillicLetters = "АВЕКМНОРСТУХІЅЈавекмнорстухіѕј";
    private const string LatinLetters = "ABEKMHOPCTYXISJABEKMHOPCTYXISJ";

    private const char FullWidthFirst = '\uFF01';
    private const char FullWidthLast = '\uFF5E';

    /// <summary>Might be part of a number, by itself or by its looks.</summary>
    public static bool IsPossible(char c) => char.IsAsciiLetterOrDigit(c) || AsDigit(c) != default || AsItself(c) != default;

    /// <summary>
    /// What each character should be if the text (no spaces in it) is meant as a number: in an S10 and a fourteen-digit
    /// one by its place, elsewhere by its looks. Null when some character looks like nothing that belongs there.
    /// </summary>
    public static string? Meant(ReadOnlySpan<char> typed) => AsS10(typed) ?? AsRu14(typed) ?? AsAnything(typed);

    public static IReadOnlyList<LookAlikeCharacter> Differences(ReadOnlySpan<char> typed, string meant)
    {
        var found = new List<LookAlikeCharacter>();
        for (var i = 0; i < meant.Length; i++)
        {
            if (typed[i] != meant[i] && char.ToUpperInvariant(typed[i]) != meant[i])
            {
                found.Add(new(i, typed[i], meant[i], KindOf(typed[i])));
            }
        }

        return found;
    }

    /// <summary>The number as an S10 whose every place holds, or looks like, what belongs there.</summary>
    public static string? AsS10(ReadOnlySpan<char> typed) =>
        typed.Length == S10.Length
        && ByPlace(typed, i => i is >= S10.SerialAt and <= S10.CheckDigitAt) is { } meant
        && S10.HasShape(meant) ? meant : null;

    public static string? AsRu14(ReadOnlySpan<char> typed) => typed.Length == Ru14.Length ? ByPlace(typed, _ => true) : null;

    private static string? AsAnything(ReadOnlySpan<char> typed) => ByPlace(typed, _ => false);

    private static string? ByPlace(ReadOnlySpan<char> typed, Func<int, bool> digitAt)
    {
        Span<char> meant = stackalloc char[typed.Length];
        var doubtful = 0;
        for (var i = 0; i < typed.Length; i++)
        {
            meant[i] = digitAt(i) ? AsDigit(typed[i]) : AsItself(typed[i]);
            doubtful += digitAt(i) && char.IsLetter(typed[i]) ? 1 : 0;
            if (meant[i] == default)
            {
                return null;
            }
        }

        return doubtful <= MostLettersForDigits ? new string(meant) : null;
    }

    private static char AsItself(char c) =>
        char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c)
        : CyrillicLetters.IndexOf(c, StringComparison.Ordinal) is var index and >= 0 ? LatinLetters[index]
        : Narrow(c) is var narrow && char.IsAsciiLetterOrDigit(narrow) ? char.ToUpperInvariant(narrow)
        : default;

    private static char AsDigit(char c) => c switch
    {
        >= '0' and <= '9' => c,
        'O' or 'o' or 'О' or 'о' => '0', // Latin, then Cyrillic
        'I' or 'i' or 'L' or 'l' or 'І' or 'і' => '1',
        'З' or 'з' => '3',
        _ => Narrow(c) is var narrow && char.IsAsciiDigit(narrow) ? narrow : default,
    };

    private static char Narrow(char c) => c is >= FullWidthFirst and <= FullWidthLast ? (char)(c - FullWidthFirst + '!') : default;

    private static LookAlikeKind KindOf(char c) =>
        char.IsAsciiLetter(c) ? LookAlikeKind.LetterForDigit
        : Narrow(c) != default ? LookAlikeKind.FullWidth
        : LookAlikeKind.Cyrillic;
}
