using System.Globalization;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <param name="Width">Of the bar, in the units of the drawing.</param>
internal sealed record BankBar(string Name, string Label, double Y, double Width);

/// <summary>The median days to an answer as lying bars, the quickest first; the table behind it says the same.</summary>
internal sealed record BankChart(IReadOnlyList<BankBar> Bars)
{
    public const double Width = 640;
    public const double Step = 34;
    public const double Bar = 18;
    public const double Left = 250;

    private const double Longest = Width - Left - 90;
    private const int Most = 20;
    private const int LongestName = 30;

    public double Height => Bars.Count * Step;

    public static BankChart Of(IEnumerable<BankRow> rows, string language)
    {
        var answered = rows.Where(row => row.MedianDays is not null).OrderBy(row => row.MedianDays).Take(Most).ToList();
        var most = answered.Select(row => row.MedianDays!.Value).Append(1).Max();
        return new(
        [
            .. answered.Select((row, place) => new BankBar(
                row.Name.Length <= LongestName ? row.Name : $"{row.Name[..(LongestName - 1)]}…",
                LetterTexts.For("Banks.Days", language, row.MedianDays),
                place * Step,
                row.MedianDays!.Value * Longest / most)),
        ]);
    }

    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
