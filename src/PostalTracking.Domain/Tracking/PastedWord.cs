using System.Globalization;
using System.Text;

namespace PostalTracking.Domain.Tracking;

/// <summary>An unbroken run of letters and digits of any script; characters without a picture do not break it.</summary>
/// <param name="Text">Without those characters.</param>
/// <param name="Start">Where it begins in the line.</param>
/// <param name="End">Where it ends in the line, exclusive.</param>
/// <param name="Continues">Only spaces and dashes stand between it and the word before: both may be groups of one number.</param>
internal readonly record struct PastedWord(string Text, int Start, int End, bool Continues)
{
    public bool IsDigits => !Text.AsSpan().ContainsAnyExceptInRange('0', '9');

    public static List<PastedWord> In(string line)
    {
        var words = new List<PastedWord>();
        var continues = false;
        for (var i = 0; i < line.Length;)
        {
            if (!IsOfWord(line[i]))
            {
                continues &= TypedText.IsSkipped(line[i]);
                i++;
                continue;
            }

            var start = i;
            var text = new StringBuilder();
            for (; i < line.Length && (IsOfWord(line[i]) || TypedText.IsInvisible(line[i])); i++)
            {
                if (!TypedText.IsInvisible(line[i]))
                {
                    text.Append(line[i]);
                }
            }

            words.Add(new(text.ToString(), start, i, continues));
            continues = true;
        }

        return words;
    }

    // A mark belongs to the letter before it: é may be two characters.
    private static bool IsOfWord(char c) =>
        char.IsLetterOrDigit(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
