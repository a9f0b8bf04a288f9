namespace PostalTracking.Domain.Tracking;

/// <summary>What became of the parcels that were quiet for so many whole days while on their way.</summary>
/// <param name="Sample">How many there were, of those that have had the whole window to move.</param>
/// <param name="Moved">How many of them moved within the window.</param>
public sealed record SilenceCount(int Sample, int Moved)
{
    /// <summary>Fewer say nothing of a silence.</summary>
    public const int SmallestSample = 30;
}

/// <summary>
/// How likely a parcel that has been quiet for some days is to move again soon: "quiet for 6 days; 94 % move again within 4".
/// </summary>
/// <param name="Days">Whole days without news.</param>
public sealed record SilenceMeter(int Days, SilenceCount Count)
{
    /// <summary>The shortest and the longest silence that is counted.</summary>
    public const int FirstDay = 2;

    public const int LastDay = 30;

    /// <summary>A shorter silence is none to anyone who waits.</summary>
    public const int FirstSpokenDay = 3;

    private const int LastOfShort = 10;
    private const int ShortWindow = 4;
    private const int LongWindow = 7;

    public static IEnumerable<int> AllDays => Enumerable.Range(FirstDay, LastDay - FirstDay + 1);

    /// <summary>How many days the parcel is given to move again.</summary>
    public int Window => WindowAfter(Days);

    /// <summary>100 only where all of them moved, 0 only where none did.</summary>
    public int Percent =>
        Count.Moved == 0 ? 0
        : Count.Moved == Count.Sample ? 100
        : Math.Clamp((int)Math.Round(Count.Moved * 100.0 / Count.Sample), 1, 99);

    /// <summary>Most such parcels did not move: waiting alone is poor advice.</summary>
    public bool IsUnlikely => Count.Moved * 2L < Count.Sample;

    public static int WindowAfter(int days) => days <= LastOfShort ? ShortWindow : LongWindow;

    /// <summary>Null where there is no silence, or too little is known of such.</summary>
    /// <param name="isUnderWay">Still on its way to where it can be collected.</param>
    /// <param name="counts">Of the parcel's service, by whole days of silence.</param>
    public static SilenceMeter? Of(
        bool isUnderWay, DateTimeOffset lastEventAt, DateTimeOffset now, IReadOnlyDictionary<int, SilenceCount> counts) =>
        isUnderWay
        && (int)Math.Floor((now - lastEventAt).TotalDays) is >= FirstSpokenDay and <= LastDay and var days
        && counts.TryGetValue(days, out var count)
        && count.Sample >= SilenceCount.SmallestSample
            ? new(days, count)
            : null;
}
