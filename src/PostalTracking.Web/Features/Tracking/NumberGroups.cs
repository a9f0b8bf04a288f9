using PostalTracking.Domain.Tracking;

namespace PostalTracking.Web.Features.Tracking;

/// <summary>Numbers set for the eye: <c>ZA 1234 5678 5 HK</c>.</summary>
internal static class NumberGroups
{
    /// <summary>As it came where it is no number.</summary>
    public static string Of(string text) => TrackNumber.TryParse(text, out var number) ? number.Grouped : text;

    /// <summary>For the middle of a sentence, where a number must not be torn apart.</summary>
    public static string Unbroken(string text) => Of(text).Replace(' ', '\u00A0');

    /// <summary>The same in pieces, with the places marked that are in <paramref name="positions"/> (counted without the spaces).</summary>
    public static IReadOnlyList<(string Text, bool Marked)> Marked(string number, IReadOnlyList<int> positions)
    {
        var pieces = new List<(string Text, bool Marked)>();
        var position = 0;
        foreach (var c in Of(number))
        {
            var marked = c != ' ' && positions.Contains(position);
            position += c == ' ' ? 0 : 1;
            if (pieces.Count > 0 && pieces[^1].Marked == marked)
            {
                pieces[^1] = (pieces[^1].Text + c, marked);
            }
            else
            {
                pieces.Add((c.ToString(), marked));
            }
        }

        return pieces;
    }
}
