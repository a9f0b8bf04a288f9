using System.Text;
using System.Text.RegularExpressions;

namespace PostalTracking.Web.Features.Carriers;

/// <summary>
/// The head of an answer that could not be read, so that the operator sees what came. Answers hold names of people, and one that
/// is garbled can't be trusted to say where: what stands for sender and recipient is left out, and every letter that is not ASCII.
/// </summary>
internal static partial class AnswerSample
{
    private const int Longest = 4096;

    public static string? Of(ReadOnlySpan<byte> answer)
    {
        // Byte for byte: a sample must not fail on the letters that the answer failed on.
        var text = Encoding.Latin1.GetString(answer[..Math.Min(answer.Length, 2 * Longest)]).Replace("\0", "", StringComparison.Ordinal);
        var known = People().Replace(text, "${name}…");
        var ascii = Foreign().Replace(known, "…");
        return ascii.Length == 0 ? null : ascii[..Math.Min(ascii.Length, Longest)];
    }

    // rtm34's two elements, up to where they are closed. Where none closes (cut off, or not XML), all that follows.
    [GeneratedRegex(@"(?<name>Sndr|Rcpn).*?(?:/\s*(?:\w+:)?\k<name>|\z)", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex People();

    // Control characters too: a text column takes no NUL, and a log no line of somebody else's.
    [GeneratedRegex(@"[^\x20-\x7E\r\n\t]+")]
    private static partial Regex Foreign();
}
