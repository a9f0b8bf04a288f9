using System.Globalization;

namespace PostalTracking.Web.Features.Carriers.RussianPost;

/// <summary>
/// An operation's type and attribute as one number and back, for any pair the carrier may ever send: it keeps
/// some to itself (types 104–193, type −1), and they turn up all the same.
/// </summary>
internal static class RussianPostCodeIds
{
    private const int Attributes = 10_000;
    private const int LastType = 99_999;

    // Pairs outside the plain range, negative ones above all, lie from here to the end of int: 15 bits for each half.
    private const int OddStart = LastType * Attributes + Attributes;
    private const int Half = 1 << 14;
    private const int Halves = 2 * Half;

    /// <summary>An absent attribute is 0. Null for a pair that no number is kept for.</summary>
    public static int? Id(int type, int? attribute)
    {
        var attr = attribute ?? 0;

        return type is >= 1 and <= LastType && attr is >= 0 and < Attributes ? (type * Attributes) + attr
            : IsOdd(type) && IsOdd(attr) ? OddStart + ((type + Half) * Halves) + attr + Half
            : null;
    }

    public static string Raw(int type, int? attribute) => string.Create(CultureInfo.InvariantCulture, $"{type}/{attribute ?? 0}");

    /// <summary>Reads <c>8/2</c>; an absent attribute may be left out: <c>10</c>.</summary>
    public static int? IdOf(string raw)
    {
        var slash = raw.IndexOf('/', StringComparison.Ordinal);

        return slash < 0
            ? Number(raw) is { } only ? Id(only, 0) : null
            : Number(raw[..slash]) is { } type && Number(raw[(slash + 1)..]) is { } attribute ? Id(type, attribute) : null;
    }

    public static string? RawOf(int id) => id switch
    {
        >= OddStart and var odd => Raw(((odd - OddStart) / Halves) - Half, ((odd - OddStart) % Halves) - Half),
        >= Attributes => Raw(id / Attributes, id % Attributes),
        _ => null,
    };

    private static bool IsOdd(int half) => half is >= -Half and < Half;

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
