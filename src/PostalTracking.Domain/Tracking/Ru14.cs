namespace PostalTracking.Domain.Tracking;

/// <summary>
/// The Russian domestic number (ШПИ) taken apart, e.g. <c>14102192069353</c>: six digits of the office that accepted
/// the item, two of the month, five of serial, one check digit. It may be given out again after 99 months.
/// </summary>
/// <param name="OfficeIndex">Six digits; often a technological index of a large sender and not an office with a counter.</param>
/// <param name="MonthNumber">1 to 99, counted from January 2000 and starting over; 0 means nothing.</param>
/// <param name="Serial">Five digits, counted within office and month.</param>
public sealed record Ru14(string OfficeIndex, int MonthNumber, string Serial)
{
    public const int Length = 14;
    public const int CheckDigitAt = 13;

    /// <summary>After so many months the same number may be another parcel.</summary>
    public const int CycleMonths = 99;

    private const int FirstYear = 2000;

    /// <summary>Null for numbers of another form.</summary>
    public static Ru14? Of(TrackNumber number) => number.Format == NumberFormat.Ru14
        ? new(number.Value[..6], ((number.Value[6] - '0') * 10) + number.Value[7] - '0', number.Value[8..CheckDigitAt])
        : null;

    /// <summary>
    /// The months that the number may have been given out in, newest first, each as its first day, none after
    /// <paramref name="asOf"/>. A month begins on Kamchatka twelve hours before it does in UTC: pass the date there.
    /// </summary>
    public IEnumerable<DateOnly> AcceptanceMonths(DateOnly asOf)
    {
        if (MonthNumber == 0)
        {
            yield break;
        }

        // Months are counted from 1 = January 2000, as the number itself counts them.
        var last = ((asOf.Year - FirstYear) * 12) + asOf.Month;
        for (var month = last - MonthsSince(last); month >= 1; month -= CycleMonths)
        {
            yield return new DateOnly(FirstYear, 1, 1).AddMonths(month - 1);
        }
    }

    /// <summary>The first day of the newest month it can be of, or null when there is none.</summary>
    public DateOnly? AcceptedIn(DateOnly asOf) => AcceptanceMonths(asOf).Select(month => (DateOnly?)month).FirstOrDefault();

    public static bool HasShape(ReadOnlySpan<char> value) =>
        value.Length == Length && !value.ContainsAnyExceptInRange('0', '9');

    /// <summary>
    /// The digit that belongs after thirteen digits (RTM-0001-01-99): three times the odd places plus the even ones.
    /// It catches every wrong digit, but not a swap of neighbours that differ by five.
    /// </summary>
    public static char CheckDigit(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < CheckDigitAt; i++)
        {
            sum += (digits[i] - '0') * (i % 2 == 0 ? 3 : 1);
        }

        return (char)('0' + ((10 - (sum % 10)) % 10));
    }

    internal static bool CheckDigitHolds(ReadOnlySpan<char> value) => value[CheckDigitAt] == CheckDigit(value);

    private int MonthsSince(int month) => (((month - MonthNumber) % CycleMonths) + CycleMonths) % CycleMonths;
}
