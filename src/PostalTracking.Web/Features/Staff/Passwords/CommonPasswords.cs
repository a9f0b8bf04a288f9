using System.Collections.Frozen;
using PostalTracking.Web.Data;

namespace PostalTracking.Web.Features.Staff;

/// <summary>Passwords that leaked so often that they are tried first; a long one made of two of them is no better.</summary>
internal static class CommonPasswords
{
    private const int Shortest = 4;

    private static readonly Lazy<FrozenSet<string>> All = new(Load);

    /// <summary>Whether one of them, or two in a row, is all there is besides digits and signs at the ends.</summary>
    public static bool Makes(string password)
    {
        var text = password.ToLowerInvariant();
        return IsMade(text) || IsMade(Core(text));
    }

    private static bool IsMade(string text) => All.Value.Contains(text)
        || Enumerable.Range(Shortest, Math.Max(0, text.Length - (2 * Shortest) + 1))
            .Any(at => All.Value.Contains(text[..at]) && All.Value.Contains(text[at..]));

    private static string Core(string text)
    {
        var letters = text.AsSpan();
        while (letters is [var first, ..] && !char.IsLetter(first))
        {
            letters = letters[1..];
        }

        while (letters is [.., var last] && !char.IsLetter(last))
        {
            letters = letters[..^1];
        }

        return letters.ToString();
    }

    private static FrozenSet<string> Load()
    {
        using var reader = new StreamReader(EmbeddedCsv.Open(typeof(CommonPasswords), "Passwords.common-passwords.txt.gz"));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
