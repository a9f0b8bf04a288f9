using System.Globalization;

namespace PostalTracking.Web.Features.Shared;

/// <summary>A moment as the clocks of its place show it, and which day is today there.</summary>
/// <param name="Zone">What must be said beside the time: nothing where it is the place's own, else "UTC" or "UTC+8".</param>
internal sealed record PlaceTime(DateTime Local, DateOnly Today, string? Zone)
{
    public DateOnly Day => DateOnly.FromDateTime(Local);

    /// <summary>By the zone of the place; else by the offset the carrier named; else in UTC.</summary>
    /// <param name="zone">IANA name, where the place's zone is known.</param>
    public static PlaceTime Of(DateTimeOffset moment, DateTimeOffset now, string? zone, int? offsetMinutes = null)
    {
        if (zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known))
        {
            return new(Shift(moment, known), DateOnly.FromDateTime(Shift(now, known)), null);
        }

        var offset = TimeSpan.FromMinutes(offsetMinutes ?? 0);
        return new(
            moment.UtcDateTime + offset,
            DateOnly.FromDateTime(now.UtcDateTime + offset),
            Label(offset));
    }

    private static DateTime Shift(DateTimeOffset moment, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(moment, zone).DateTime;

    private static string Label(TimeSpan offset) =>
        offset == TimeSpan.Zero ? "UTC"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"UTC{(offset < TimeSpan.Zero ? '−' : '+')}{Math.Abs(offset.Hours)}{(offset.Minutes == 0 ? "" : $":{Math.Abs(offset.Minutes):00}")}");
}
