using System.Globalization;

namespace PostalTracking.Web.Features.Carriers.Cainiao;

/// <summary>LINK's times: a wall clock and, beside or behind it, an offset (<c>+8</c>, <c>UTC+1</c>, <c>GMT+02:00</c>).</summary>
internal static class CainiaoTime
{
    private const string WallClock = "yyyy-MM-dd HH:mm:ss";

    private static readonly string[] Names = ["UTC", "GMT"];
    private static readonly string[] Offsets = ["%h", "hh", @"h\:mm", @"hh\:mm", "hhmm"];
    private static readonly TimeSpan LargestOffset = TimeSpan.FromHours(14);

    /// <summary>Null where either part does not read.</summary>
    public static CarrierTime? Read(string? wall, string? zone) =>
        Offset(zone) is { } offset
        && DateTime.TryParseExact(wall, WallClock, CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock)
            ? CarrierTime.At(clock, offset, $"{wall} {zone}")
            : null;

    /// <summary>Both in one text: <c>2026-11-20 10:00:00 UTC+1</c>.</summary>
    public static CarrierTime? Read(string? text) =>
        text?.LastIndexOf(' ') is int space and > 0 ? Read(text[..space], text[(space + 1)..]) : null;

    private static TimeSpan? Offset(string? zone)
    {
        var written = (zone ?? "").Trim();
        var name = Array.Find(Names, n => written.StartsWith(n, StringComparison.OrdinalIgnoreCase));
        if (name is not null)
        {
            written = written[name.Length..];
        }

        if (written.Length == 0)
        {
            return name is null ? null : TimeSpan.Zero;
        }

        return TimeSpan.TryParseExact(written.TrimStart('+', '-'), Offsets, CultureInfo.InvariantCulture, out var offset)
            && offset <= LargestOffset
                ? (written[0] == '-' ? -offset : offset)
                : null;
    }
}
