namespace PostalTracking.Domain.Protection;

/// <summary>
/// What protection costs and promises from a day on; a sale keeps the one it was made under. Sums in kopecks.
/// Premium, month and threshold are the published terms of Защищённая покупка; the rest is ours.
/// </summary>
public sealed class Tariff
{
    public required short Id { get; init; }

    /// <summary>The first instant of its effect; it ends where the next one begins.</summary>
    public required DateTimeOffset From { get; init; }

    public required long Premium { get; init; }

    /// <summary>Cover lasts until the end of the same day so many months later.</summary>
    public required short CoverMonths { get; init; }

    /// <summary>Up to and including this sum a telephone call is evidence enough.</summary>
    public required long PhoneUpTo { get; init; }

    /// <summary>So many days from the sale it can be given back in full.</summary>
    public required short CoolingOffDays { get; init; }

    /// <summary>The one that counts at this moment; null before the first.</summary>
    public static Tariff? InEffect(IEnumerable<Tariff> tariffs, DateTimeOffset at) => tariffs.Where(t => t.From <= at).MaxBy(t => t.From);

    /// <summary>The last second in which a policy sold at this moment can be given back: the end of the last of those days.</summary>
    public DateTimeOffset CoolingOffUntil(DateTimeOffset soldAt, TimeZoneInfo office) =>
        Coverage.EndOf(TimeZoneInfo.ConvertTime(soldAt, office).Date.AddDays(CoolingOffDays), office);

    public EvidenceRule EvidenceFor(long cod) => cod <= PhoneUpTo ? EvidenceRule.Phone : EvidenceRule.Video;
}
