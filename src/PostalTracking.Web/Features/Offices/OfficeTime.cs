using System.Collections.Concurrent;

namespace PostalTracking.Web.Features.Offices;

/// <summary>The time that the clock on an office's wall shows.</summary>
internal static class OfficeTime
{
    private static readonly ConcurrentDictionary<string, TimeZoneInfo> Zones = new(StringComparer.Ordinal);

    /// <summary>By its IANA name. Throws <see cref="TimeZoneNotFoundException"/> for a name that this machine does not know.</summary>
    public static TimeZoneInfo Zone(string id) => Zones.GetOrAdd(id, TimeZoneInfo.FindSystemTimeZoneById);

    public static DateTimeOffset LocalTime(this Office office, DateTimeOffset instant) => Local(office.TimeZone, instant);

    public static DateTimeOffset Local(string zone, DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone(zone));

    /// <summary>
    /// The moment at which the wall showed this time, for sources that send it without an offset. A time that the clock showed twice
    /// is taken as the later one; one it skipped as if it had not.
    /// </summary>
    public static DateTimeOffset Instant(string zone, DateTime wallClock)
    {
        var time = DateTime.SpecifyKind(wallClock, DateTimeKind.Unspecified);

        return new DateTimeOffset(time, Zone(zone).GetUtcOffset(time)).ToUniversalTime();
    }
}
