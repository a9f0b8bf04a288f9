using System.Globalization;
using PostalTracking.Web.Features.Offices;

namespace PostalTracking.Web.Features.Insight;

/// <summary>The months that a question about statistics asks for: a year back unless it says so.</summary>
/// <param name="Errors">By field; where there are any, the months mean nothing.</param>
internal sealed record MonthSpan(DateOnly? First, DateOnly? Last, IReadOnlyDictionary<string, string[]> Errors)
{
    private const int MostMonths = 36;

    // Months are counted by the clocks of offices, and Kamchatka's are the first to show a new one: UTC+12.
    private static readonly TimeSpan Easternmost = TimeSpan.FromHours(12);

    public static MonthSpan Read(string? from, string? to, DateTimeOffset now, string language)
    {
        var newest = now.ToOffset(Easternmost);
        var last = to is null ? new DateOnly(newest.Year, newest.Month, 1) : Month(to);
        var first = from is null ? last?.AddMonths(-11) : Month(from);
        var errors = new Dictionary<string, string[]>();
        Add(
            "from",
            first is null ? "Statistics.Month"
            : first > last ? "Statistics.Order"
            : first?.AddMonths(MostMonths) <= last ? "Statistics.TooLong"
            : null);
        Add("to", last is null ? "Statistics.Month" : null);
        return new(first, last, errors);

        void Add(string field, string? key)
        {
            if (key is not null)
            {
                errors.Add(field, [OfficeTexts.For(key, language)]);
            }
        }
    }

    public bool Contains(DateOnly month) => month >= First && month <= Last;

    private static DateOnly? Month(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            && month.Year is > 2000 and < 9000
            ? month
            : null;
}
