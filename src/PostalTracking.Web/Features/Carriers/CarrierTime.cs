using System.Globalization;

namespace PostalTracking.Web.Features.Carriers;

/// <summary>A time as a carrier wrote it.</summary>
/// <param name="OccurredAt">Offset zero, whole microseconds, inside what the database can hold.</param>
/// <param name="OffsetMinutes">The carrier's offset; null where it gave none.</param>
/// <param name="LocalText">As it was written, where the two before can't give it back.</param>
internal sealed record CarrierTime(DateTimeOffset OccurredAt, short? OffsetMinutes, string? LocalText)
{
    // Year 1 and year 9999 would become PostgreSQL's infinities.
    private static readonly DateTimeOffset Earliest = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // A time without an offset is Moscow's: rtm34 writes every time with one, so this is a carrier out of its own form.
    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);

    /// <summary>Reads ISO 8601, with or without an offset; null for anything else.</summary>
    public static CarrierTime? Parse(string? text)
    {
        var trimmed = text?.Trim();
        if (!DateTime.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var parsed))
        {
            return null;
        }

        if (parsed.Kind != DateTimeKind.Unspecified
            && DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return Of(time, trimmed!);
        }

        return parsed < Earliest.DateTime.AddDays(1)
            ? new CarrierTime(Earliest, null, trimmed)
            : Of(new DateTimeOffset(parsed, Moscow), trimmed!) with { OffsetMinutes = null, LocalText = trimmed };
    }

    public static CarrierTime FromUnixMilliseconds(long milliseconds)
    {
        var inRange = Math.Clamp(milliseconds, Earliest.ToUnixTimeMilliseconds(), Latest.ToUnixTimeMilliseconds());
        return new CarrierTime(
            DateTimeOffset.FromUnixTimeMilliseconds(inRange),
            null,
            inRange == milliseconds ? null : milliseconds.ToString(CultureInfo.InvariantCulture));
    }

    private static CarrierTime Of(DateTimeOffset time, string text)
    {
        var utc = time.ToUniversalTime();
        var whole = new DateTimeOffset(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        var inRange = whole < Earliest ? Earliest : whole > Latest ? Latest : whole;
        return new CarrierTime(inRange, (short)time.Offset.TotalMinutes, inRange == whole ? null : text);
    }
}
