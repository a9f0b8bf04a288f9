namespace PostalTracking.Web.Features.Staff;

/// <summary>
/// What a password of the staff must be: long, and not what is guessed first (OWASP ASVS 5.0, 6.2). Nothing about digits and
/// signs: such rules make passwords that are hard to remember, not hard to guess.
/// </summary>
internal static class PasswordRules
{
    public const int Shortest = 15;
    public const int Longest = 128;

    // Fewer letters of one's own than this, after the name is taken out, are no password.
    private const int OwnLetters = 9;
    private const int FewestDifferent = 5;

    // Rows of keyboards and the alphabets: whoever follows them types what everybody types.
    private static readonly string[] Walks =
    [
        "0123456789", "9876543210", "1234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю",
    ];

    /// <summary>The key of the sentence that says it; null if nothing is.</summary>
    public static string? WhatIsWrong(string password, string userName, string name) => password.Length switch
    {
        < Shortest => "Password.Short",
        > Longest => "Password.Long",
        _ when IsOfTheName(password, userName, name) => "Password.Name",
        _ when IsPlain(password) || CommonPasswords.Makes(password) => "Password.Common",
        _ => null,
    };

    /// <summary>A few signs, one piece over and over, or a walk along the keyboard.</summary>
    public static bool IsPlain(string password)
    {
        var text = password.ToLowerInvariant();
        return text.Distinct().Count() < Math.Min(FewestDifferent, (text.Length / 2) + 1)
            || Repeats(text) || Walked(text) * 2 > text.Length;
    }

    private static bool Repeats(string text) =>
        Enumerable.Range(1, text.Length / 2).Any(period => text.AsSpan(period).SequenceEqual(text.AsSpan(0, text.Length - period)));

    // Letters that follow the one before them in a walk, in runs of at least three.
    private static int Walked(string text)
    {
        var walked = 0;
        for (var i = 0; i < text.Length;)
        {
            var run = Walks.Max(walk => RunIn(walk, text.AsSpan(i)));
            walked += run >= 3 ? run : 0;
            i += run >= 3 ? run : 1;
        }

        return walked;
    }

    private static int RunIn(string walk, ReadOnlySpan<char> text)
    {
        var at = walk.IndexOf(text[0], StringComparison.Ordinal);
        return at < 0 ? 0 : walk.AsSpan(at).CommonPrefixLength(text);
    }

    private static bool IsOfTheName(string password, string userName, string name)
    {
        var parts = name.Split([' ', '.', '-'], StringSplitOptions.RemoveEmptyEntries).Append(userName).Append("PostalTracking")
            .Where(part => part.Length > 3).OrderByDescending(part => part.Length);
        var rest = parts.Aggregate(password, (text, part) => text.Replace(part, "", StringComparison.OrdinalIgnoreCase));
        return rest.Length < password.Length && rest.Count(char.IsLetterOrDigit) < OwnLetters;
    }
}
