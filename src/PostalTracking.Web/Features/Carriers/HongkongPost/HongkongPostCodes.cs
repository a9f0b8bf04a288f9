using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Tracking.Codes;

namespace PostalTracking.Web.Features.Carriers.HongkongPost;

/// <summary>
/// The events of the Universal Postal Union (EMSEVT), in the order of the journey, and behind them the <c>ttStatus</c> of EC-Ship
/// as <c>TT0</c>, <c>TT1</c> …. What those mean is inferred from one public client: low-medium for 0, 2, 3 and 5, low for the
/// others. Where two meanings are told of one (3, 4, 13), only what both have in common is taken: it is on its way.
/// </summary>
internal static class HongkongPostCodes
{
    // Six digits of base 36 overflow an int.
    private const int LongestCode = 5;
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static readonly Lazy<CarrierCodeTable> LazyTable = new(() => new(
        Carrier.HongkongPost,
        [.. Rows("codes.csv"), .. Rows("tt-codes.csv")],
        new CodeIds(IdOf, RawOf)));

    public static CarrierCodeTable Table => LazyTable.Value;

    private static IEnumerable<CarrierCode> Rows(string file) =>
        EmbeddedCsv.Rows(typeof(HongkongPostCodes), file, "code,status,phase,name_en,text_key").Select(Read);

    private static CarrierCode Read(string[] row) => new(
        Carrier.HongkongPost,
        IdOf(row[0]) ?? throw new InvalidDataException($"{row[0]} has no number."),
        row[0],
        CodeFields.Status(row[1]),
        CodeFields.Phase(row[2]),
        Known: true,
        row[3],
        row[4]);

    /// <summary>The code read as a number in base 36. A leading zero would be lost on the way back.</summary>
    private static int? IdOf(string raw) => raw.Length is 0 or > LongestCode || raw[0] == '0' || raw.Any(c => !Digits.Contains(c))
        ? null
        : raw.Aggregate(0, (number, c) => (number * Digits.Length) + Digits.IndexOf(c, StringComparison.Ordinal));

    private static string? RawOf(int id)
    {
        var raw = "";

        for (var rest = id; rest > 0; rest /= Digits.Length)
        {
            raw = Digits[rest % Digits.Length] + raw;
        }

        return raw.Length is 0 or > LongestCode ? null : raw;
    }
}
