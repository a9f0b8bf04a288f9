namespace PostalTracking.Domain.Tracking;

/// <summary>What would have to have gone wrong for a suggested number to be the right one. In the order of likelihood.</summary>
public enum SlipKind
{
    /// <summary>Two neighbouring digits stand in each other's place.</summary>
    Swap,

    /// <summary>The check digit itself.</summary>
    CheckDigit,

    /// <summary>One digit was taken for another that looks like it.</summary>
    SimilarDigit,

    /// <summary>One digit is another.</summary>
    AnyDigit,
}

/// <summary>A number whose check digit holds and which is one slip away from the one typed.</summary>
/// <param name="Positions">The places that differ, counted from 0 in <see cref="TrackNumber.Value"/>: one, or two neighbours.</param>
public sealed record NumberSuggestion(TrackNumber Number, SlipKind Slip, IReadOnlyList<int> Positions);

/// <summary>
/// The numbers that would fit in the place of one whose check digit fails, likely slips first. One slip is assumed;
/// with two, none of them is right. A check digit that holds proves nothing either.
/// </summary>
public sealed record NumberSuggestions
{
    public const int MaxOffered = 8;

    // Which digits people take for one another, in print and in handwriting.
    private static readonly string[] Similar = ["068", "17", "38", "56", "49", "89", "35", "27"];

    private NumberSuggestions(IReadOnlyList<NumberSuggestion> all) => All = all;

    /// <summary>Every number one slip away, ranked.</summary>
    public IReadOnlyList<NumberSuggestion> All { get; }

    /// <summary>What is worth showing: at most <see cref="MaxOffered"/>.</summary>
    public IReadOnlyList<NumberSuggestion> Offered => [.. All.Take(MaxOffered)];

    /// <summary>The places to look at first: those that differ in what is offered, in the order they stand.</summary>
    public IReadOnlyList<int> Positions => [.. Offered.SelectMany(one => one.Positions).Distinct().Order()];

    /// <summary>Empty when the check digit holds or the form has none.</summary>
    public static NumberSuggestions For(TrackNumber number)
    {
        if (number.CheckDigitHolds)
        {
            return new([]);
        }

        var (first, last) = number.Format == NumberFormat.S10 ? (S10.SerialAt, S10.CheckDigitAt) : (0, Ru14.CheckDigitAt);

        return new([.. Swaps(number, first, last).Concat(Digits(number, first, last))
            .Where(one => one.Number.CheckDigitHolds && Ru14.Of(one.Number) is not { MonthNumber: 0 })
            .OrderBy(one => one.Slip)]);
    }

    private static IEnumerable<NumberSuggestion> Swaps(TrackNumber number, int first, int last)
    {
        for (var i = first; i < last; i++)
        {
            if (number.Value[i] != number.Value[i + 1])
            {
                yield return new(With(number, (i, number.Value[i + 1]), (i + 1, number.Value[i])), SlipKind.Swap, [i, i + 1]);
            }
        }
    }

    private static IEnumerable<NumberSuggestion> Digits(TrackNumber number, int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                if (digit != number.Value[i])
                {
                    var slip = i == last ? SlipKind.CheckDigit
                        : AreSimilar(digit, number.Value[i]) ? SlipKind.SimilarDigit
                        : SlipKind.AnyDigit;
                    yield return new(With(number, (i, digit)), slip, [i]);
                }
            }
        }
    }

    private static TrackNumber With(TrackNumber number, params ReadOnlySpan<(int Position, char Digit)> changes)
    {
        var value = number.Value.ToCharArray();
        foreach (var (position, digit) in changes)
        {
            value[position] = digit;
        }

        return TrackNumber.Parse(new string(value));
    }

    private static bool AreSimilar(char one, char other) => Similar.Any(group => group.Contains(one) && group.Contains(other));
}
