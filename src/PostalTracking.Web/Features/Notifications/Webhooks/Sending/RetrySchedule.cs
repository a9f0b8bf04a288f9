namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>When a message that was not taken is sent again: ten attempts over three days (Standard Webhooks 1.0).</summary>
internal static class RetrySchedule
{
    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <summary>An endpoint that took nothing for so long is disabled.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(75);

    /// <summary>A receiver that asks for more gets this.</summary>
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(1);

    public static int MostAttempts => Delays.Length + 1;

    /// <summary>Null after the last attempt.</summary>
    /// <param name="attempts">Those made.</param>
    /// <param name="chance">From 0 to 1: those who failed together do not come back together.</param>
    public static TimeSpan? After(int attempts, double chance) =>
        attempts < MostAttempts ? Delays[attempts - 1] * (0.9 + (0.2 * chance)) : null;
}
