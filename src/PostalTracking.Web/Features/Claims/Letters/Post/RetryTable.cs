namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>When a letter that was not taken is tried again: soon at first, then more rarely, for two and a half days.</summary>
internal static class RetryTable
{
    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3),
        TimeSpan.FromHours(8), TimeSpan.FromHours(24), TimeSpan.FromHours(24),
    ];

    /// <summary>Null once it was tried often enough.</summary>
    /// <param name="attempts">Those made.</param>
    public static TimeSpan? After(int attempts) => attempts >= 1 && attempts <= Delays.Length ? Delays[attempts - 1] : null;
}
