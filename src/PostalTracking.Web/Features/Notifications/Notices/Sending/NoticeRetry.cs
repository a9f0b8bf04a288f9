namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>When a notice that was not taken is tried again: soon at first, then more rarely, for two days.</summary>
internal static class NoticeRetry
{
    // Longer than this nobody waits at the other side's word.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3),
        TimeSpan.FromHours(8), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    /// <summary>Null once it was tried often enough.</summary>
    /// <param name="attempts">Those made.</param>
    /// <param name="asked">How long the other side asked us to wait.</param>
    public static TimeSpan? After(int attempts, TimeSpan? asked = null) =>
        attempts < 1 || attempts > Delays.Length ? null
        : asked is { } wait && wait > Delays[attempts - 1] ? (wait < Longest ? wait : Longest)
        : Delays[attempts - 1];
}
