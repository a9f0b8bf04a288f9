using PostalTracking.Web.Features.Tracking.Api;

namespace PostalTracking.Web.Features.Partners;

/// <summary>How good a figure is; the names are the page's colours.</summary>
internal enum QualityGrade
{
    /// <summary>Nothing was sent that could be judged.</summary>
    None,
    Good,
    Waiting,
    Bad,
}

/// <summary>So many of so many.</summary>
internal readonly record struct Share(long Part, long Whole)
{
    public double? Percent => Whole == 0 ? null : 100.0 * Part / Whole;

    /// <param name="good">Percent that are nothing to speak of.</param>
    /// <param name="bearable">Percent up to which it is only worth a look.</param>
    public QualityGrade Grade(double good, double bearable) =>
        Percent is not { } percent ? QualityGrade.None
        : percent <= good ? QualityGrade.Good
        : percent <= bearable ? QualityGrade.Waiting
        : QualityGrade.Bad;
}

/// <param name="Registered">Parcels announced in the time.</param>
/// <param name="Quiet">Of those announced long enough ago: nobody has said anything of them yet.</param>
/// <param name="Jumped">Of those handed over: nobody said that they were accepted.</param>
internal sealed record ParcelQuality(long Registered, Share Quiet, Share Jumped);

/// <summary>What a partner's data were like over some days.</summary>
/// <param name="Days">With something sent, the oldest first.</param>
internal sealed record QualityCard(
    DateOnly First, DateOnly Last, IReadOnlyList<EventDay> Days, ParcelQuality Parcels, IReadOnlyList<UnmappedCode> Codes)
{
    /// <summary>An event is news for so long.</summary>
    public static readonly TimeSpan InTime = TimeSpan.FromHours(6);

    public long Sent => Days.Sum(day => day.Stored + day.Duplicate + day.Rejected);

    public Share Rejected => new(Days.Sum(day => day.Rejected), Sent);

    public Share Duplicate => new(Days.Sum(day => day.Duplicate), Days.Sum(day => day.Stored + day.Duplicate));

    public Share Unmapped => new(Days.Sum(day => day.Unmapped), Days.Sum(day => day.Stored + day.Duplicate));

    public IReadOnlyList<long> Lateness { get; } =
    [
        .. Enumerable.Range(0, EventTally.Lateness.Count + 1).Select(step => Days.Sum(day => step < day.Late.Length ? day.Late[step] : 0)),
    ];

    public Share Late => new(
        Lateness.Where((_, step) => step >= EventTally.Lateness.Count || EventTally.Lateness[step] > InTime).Sum(), Lateness.Sum());

    public IReadOnlyDictionary<string, QualityGrade> Grades => new Dictionary<string, QualityGrade>
    {
        ["Late"] = Late.Grade(5, 20),
        ["Quiet"] = Parcels.Quiet.Grade(2, 10),
        ["Jumped"] = Parcels.Jumped.Grade(1, 5),
        ["Rejected"] = Rejected.Grade(1, 5),
        ["Duplicate"] = Duplicate.Grade(10, 30),
        ["Unmapped"] = Unmapped.Grade(0.1, 1),
    };

    public QualityGrade Overall => Grades.Values.Max();

    /// <summary>
    /// After how long so many of a hundred events were here: read off the steps, as if they lay evenly within each. Null without
    /// events; the last step has no end.
    /// </summary>
    public TimeSpan? Percentile(int percent)
    {
        var (total, passed) = (Lateness.Sum(), 0L);
        if (total == 0)
        {
            return null;
        }

        var wanted = total * percent / 100.0;
        for (var step = 0; step < EventTally.Lateness.Count; step++)
        {
            if (Lateness[step] > 0 && passed + Lateness[step] >= wanted)
            {
                var from = step == 0 ? TimeSpan.Zero : EventTally.Lateness[step - 1];
                return from + ((EventTally.Lateness[step] - from) * ((wanted - passed) / Lateness[step]));
            }

            passed += Lateness[step];
        }

        return TimeSpan.MaxValue;
    }
}
