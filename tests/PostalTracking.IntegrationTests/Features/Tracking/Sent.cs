using System.Globalization;

namespace PostalTracking.IntegrationTests.Features.Tracking;

/// <summary>Rows as partners send them.</summary>
internal static class Sent
{
    // Whole seconds: the same row sent twice is the same event.
    private static readonly DateTimeOffset Now = Seconds(TimeProvider.System.GetUtcNow().AddMinutes(-1));

    public static DateTimeOffset At(double daysAgo) => Seconds(Now.AddDays(-daysAgo));

    public static object Event(
        string trackNumber,
        string code,
        double daysAgo,
        string carrier = "russian-post",
        string? postalCode = "390000",
        string? country = null,
        string? place = null) => new
        {
            trackNumber,
            occurredAt = Text(At(daysAgo)),
            code,
            carrier,
            postalCode,
            place,
            country,
        };

    public static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static DateTimeOffset Seconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
}
