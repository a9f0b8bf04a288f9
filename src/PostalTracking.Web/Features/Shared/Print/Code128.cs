namespace PostalTracking.Web.Features.Shared.Print;

/// <summary>
/// A text as a Code 128 symbol (ISO/IEC 15417), the barcode of postal labels: widths of bar, space, bar, space… in modules.
/// Printable ASCII only; runs of digits are set in pairs.
/// </summary>
internal sealed class Code128
{
    /// <summary>So many empty modules belong to each side.</summary>
    public const int QuietZone = 10;

    private const int CodeC = 99;
    private const int CodeB = 100;
    private const int StartB = 104;
    private const int StartC = 105;
    private const int Stop = 106;

    // Six widths for each of the values 0 to 105.
    private const string Patterns =
        "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211221132"
        + "221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113132311211313"
        + "231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123311321331121312113312311332111"
        + "314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111"
        + "111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113114311411113411311113141"
        + "114131311141411131211412211214211232";

    private static readonly int[] StopWidths = [2, 3, 3, 1, 1, 1, 2];

    private Code128(IReadOnlyList<int> values)
    {
        Values = values;
        Widths = [.. values.SelectMany(WidthsOf)];
    }

    /// <summary>Start, data, check, stop.</summary>
    public IReadOnlyList<int> Values { get; }

    public IReadOnlyList<int> Widths { get; }

    /// <summary>All widths together, without the quiet zones.</summary>
    public int Modules => Widths.Sum();

    /// <summary>Where each bar begins and how wide it is, in modules from the first one.</summary>
    public IEnumerable<(int Start, int Width)> Bars
    {
        get
        {
            var start = 0;
            for (var i = 0; i < Widths.Count; start += Widths[i++])
            {
                if (i % 2 == 0)
                {
                    yield return (start, Widths[i]);
                }
            }
        }
    }

    public static Code128 Of(string text)
    {
        if (text.Length == 0 || text.Any(c => c is < ' ' or > '~'))
        {
            throw new FormatException($"'{text}' cannot be set in Code 128: it holds printable ASCII.");
        }

        List<int> values = [DigitsFrom(text, 0) is var first && (first >= 4 || (first == 2 && text.Length == 2)) ? StartC : StartB];
        var inPairs = values[0] == StartC;
        for (var i = 0; i < text.Length;)
        {
            var digits = DigitsFrom(text, i);
            if (inPairs ? digits < 2 : digits >= 4 && digits % 2 == 0)
            {
                inPairs = !inPairs;
                values.Add(inPairs ? CodeC : CodeB);
            }

            values.Add(inPairs ? ((text[i] - '0') * 10) + text[i + 1] - '0' : text[i] - ' ');
            i += inPairs ? 2 : 1;
        }

        values.Add(values.Select((value, place) => value * Math.Max(place, 1)).Sum() % 103);
        values.Add(Stop);
        return new(values);
    }

    private static int DigitsFrom(string text, int start) => text.AsSpan(start).IndexOfAnyExceptInRange('0', '9') is var end && end < 0
        ? text.Length - start
        : end;

    private static IEnumerable<int> WidthsOf(int value) =>
        value == Stop ? StopWidths : Patterns.Substring(value * 6, 6).Select(width => width - '0');
}
