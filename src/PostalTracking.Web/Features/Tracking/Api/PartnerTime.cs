using System.Globalization;

namespace PostalTracking.Web.Features.Tracking.Api;

/// <summary>A time as partners send it: ISO 8601 with an offset, in a year the database can hold.</summary>
internal static class PartnerTime
{
    private static readonly string[] Forms =
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    public static DateTimeOffset? Read(string? text) =>
        text is not null
        && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > 10)
        && DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        && time.Year is >= 1900 and < 9000
            ? new DateTimeOffset(time.Ticks - (time.Ticks % TimeSpan.TicksPerMicrosecond), time.Offset)
            : null;

    /// <summary>The offset of the place. Null for <c>Z</c>: a time turned into UTC no longer says where it was taken (RFC 3339, 4.3).</summary>
    public static short? OffsetMinutes(string text, DateTimeOffset time) => text.EndsWith('Z') ? null : (short)time.Offset.TotalMinutes;
}
