using System.Globalization;

namespace PostalTracking.Web.Features.Partners;

/// <summary>One day as a column: what was taken below, what was repeated or refused on top of it.</summary>
internal sealed record DayColumn(DateOnly Day, EventDay? Counts, double X, double Stored, double Duplicate, double Rejected);

/// <summary>The days of a score card as columns, drawn on the server. Words stand beside it, not in it: it may be of any width.</summary>
internal sealed record QualityChart(IReadOnlyList<DayColumn> Columns, long Most)
{
    public const double Step = 10;
    public const double Width = 7;
    public const double Height = 100;

    public double FullWidth => Columns.Count * Step;

    public static QualityChart Of(QualityCard card)
    {
        var byDay = card.Days.ToDictionary(day => day.Day);
        var most = card.Days.Select(Total).Append(1).Max();
        return new(
            [
                .. Enumerable.Range(0, card.Last.DayNumber - card.First.DayNumber + 1).Select(place =>
                {
                    var counts = byDay.GetValueOrDefault(card.First.AddDays(place));
                    return new DayColumn(
                        card.First.AddDays(place), counts, (place * Step) + ((Step - Width) / 2),
                        Scaled(counts?.Stored), Scaled(counts?.Duplicate), Scaled(counts?.Rejected));
                }),
            ],
            most);

        double Scaled(long? count) => Height * (count ?? 0) / most;
    }

    public static long Total(EventDay day) => day.Stored + day.Duplicate + day.Rejected;

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
