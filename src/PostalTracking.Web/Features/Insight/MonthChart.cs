using System.Globalization;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Insight;

/// <summary>A month as a bar and as a row of the table behind it.</summary>
/// <param name="Count">Null where it is withheld.</param>
/// <param name="Height">Of the bar, in the units of the drawing.</param>
internal sealed record MonthBar(string Name, string ShortName, int? Count, long? Premiums, double X, double Height);

/// <summary>The last months as bars, drawn on the server. Nothing in it can be computed back to a withheld count.</summary>
internal sealed record MonthChart(IReadOnlyList<MonthBar> Bars, int Policies, long Premiums, bool HasWithheld)
{
    public const double Step = 50;
    public const double BarWidth = 30;
    public const double Margin = (Step - BarWidth) / 2;
    public const double Top = 150;

    public double Width => Bars.Count * Step;

    /// <summary>The sums are of the months shown: with the others in them, those could be subtracted.</summary>
    public static MonthChart Of(IEnumerable<PolicyMonth> sold, DateOnly last, int count, string language)
    {
        var byMonth = sold.ToDictionary(month => month.Month);
        PolicyMonth?[] months = [.. Enumerable.Range(1 - count, count).Select(back => byMonth.GetValueOrDefault(last.AddMonths(back)))];
        var shown = months.OfType<PolicyMonth>().Where(month => month.IsShown).ToList();
        var most = shown.Select(month => month.Policies).Append(1).Max();
        var culture = ResourceTexts.Culture(language);
        return new(
            [.. months.Select((month, i) => Bar(month, last.AddMonths(i + 1 - count), i, most, culture))],
            shown.Sum(month => month.Policies),
            shown.Sum(month => month.Premiums),
            months.Any(month => month is { IsShown: false }));
    }

    /// <summary>As many as a telephone has room for.</summary>
    public MonthChart Last(int count) => this with { Bars = [.. Bars.TakeLast(count)] };

    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static MonthBar Bar(PolicyMonth? month, DateOnly day, int place, int most, CultureInfo culture)
    {
        var count = month is null ? 0 : month.IsShown ? month.Policies : (int?)null;
        var isChinese = culture.TwoLetterISOLanguageName == "zh";
        return new(
            day.ToString(isChinese ? "yyyy年M月" : "MMMM yyyy", culture),
            isChinese ? $"{day.Month}月" : day.ToString("MMM", culture).TrimEnd('.'),
            count,
            count is null ? null : month?.Premiums ?? 0,
            (place * Step) + Margin,
            (count ?? 0) * Top / most);
    }
}
