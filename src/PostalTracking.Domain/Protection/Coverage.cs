namespace PostalTracking.Domain.Protection;

/// <summary>
/// The time a policy covers: from the sale to the end of the same day a month later, by the clocks of the office that sold it.
/// A month without that day ends on its last: 31 January → 28 or 29 February.
/// </summary>
/// <param name="Until">The last instant covered, 23:59:59 on the office's wall; that second counts whole.</param>
public sealed record Coverage(DateTimeOffset From, DateTimeOffset Until)
{
    private static readonly TimeSpan LastSecond = new(23, 59, 59);

    public static Coverage Of(DateTimeOffset soldAt, int months, TimeZoneInfo office)
    {
        var lastDay = TimeZoneInfo.ConvertTime(soldAt, office).Date.AddMonths(months);
        return new(soldAt.ToUniversalTime(), EndOf(lastDay, office));
    }

    /// <summary>23:59:59 of a day by the office's clock, told in UTC.</summary>
    internal static DateTimeOffset EndOf(DateTime day, TimeZoneInfo office) => Instant(day + LastSecond, office);

    public bool Contains(DateTimeOffset at) => at >= From && at < Until.AddSeconds(1);

    // Of a time that the clock shows twice the later one, so that nobody loses an hour; of one it skips, the moment of the skip.
    private static DateTimeOffset Instant(DateTime wall, TimeZoneInfo office) =>
        new DateTimeOffset(wall, office.IsAmbiguousTime(wall) ? office.GetAmbiguousTimeOffsets(wall).Min() : office.GetUtcOffset(wall))
            .ToUniversalTime();
}
