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

    private static readonly string[] WallClock = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm"];
    private static readonly TimeSpan LargestOffset = TimeSpan.FromHours(14);

    /// <summary>Reads ISO 8601, with or without an offset; null for anything else.</summary>
    public static CarrierTime? Parse(string? text)
    {
        var written = (text ?? "").Trim();
        var (wall, offset) = Split(written);
        if (!DateTime.TryParseExact(wall, WallClock, CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock)
            || offset?.Duration() > LargestOffset)
        {
            return null;
        }

        return At(clock, offset, written);
    }

    /// <summary>A wall clock and its offset; without one it is taken for Moscow's.</summary>
    public static CarrierTime At(DateTime clock, TimeSpan? offset, string written)
    {
        // By ticks: the first and the last years leave no room for an offset.
        var ticks = clock.Ticks - (offset ?? Moscow).Ticks;
        ticks -= ticks % TimeSpan.TicksPerMicrosecond;
        var inRange = Math.Clamp(ticks, Earliest.Ticks, Latest.Ticks);
        return new CarrierTime(
            new DateTimeOffset(inRange, TimeSpan.Zero),
            (short?)offset?.TotalMinutes,
            offset is null || inRange != ticks ? written : null);
    }

    /// <summary>
    /// For a carrier that tells one operation here to the millisecond and there to the second: the second is what both say.
    /// </summary>
    /// <param name="written">Kept where it says more.</param>
    public CarrierTime ToTheSecond(string? written)
    {
        var fraction = OccurredAt.Ticks % TimeSpan.TicksPerSecond;
        return fraction == 0 ? this : this with { OccurredAt = OccurredAt.AddTicks(-fraction), LocalText = LocalText ?? written?.Trim() };
    }

    public static CarrierTime FromUnixMilliseconds(long milliseconds)
    {
        var inRange = Math.Clamp(milliseconds, Earliest.ToUnixTimeMilliseconds(), Latest.ToUnixTimeMilliseconds());
        return new CarrierTime(
            DateTimeOffset.FromUnixTimeMilliseconds(inRange),
            null,
            inRange == milliseconds ? null : milliseconds.ToString(CultureInfo.InvariantCulture));
    }

    private static (string Wall, TimeSpan? Offset) Split(string text)
    {
        if (text.EndsWith('Z'))
        {
            return (text[..^1], TimeSpan.Zero);
        }

        var sign = text.Length > 6 ? text[^6] : default;
        return sign is '+' or '-' && TimeSpan.TryParseExact(text[^5..], @"hh\:mm", CultureInfo.InvariantCulture, out var offset)
            ? (text[..^6], sign == '-' ? -offset : offset)
            : (text, null);
    }
}
