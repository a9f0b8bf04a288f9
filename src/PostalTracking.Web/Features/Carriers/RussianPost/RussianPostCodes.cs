using System.Globalization;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Tracking.Codes;

namespace PostalTracking.Web.Features.Carriers.RussianPost;

/// <summary>
/// The operations of Russian Post, by type and attribute. A row whose attribute is <c>*</c> says what the type means
/// when the attribute is 0 or absent, which is usual for operations abroad. Names: lapaygroup/RussianPost.
/// </summary>
internal static class RussianPostCodes
{
    private static readonly Lazy<CarrierCodeTable> LazyTable = new(Load);

    public static CarrierCodeTable Table => LazyTable.Value;

    private static CarrierCodeTable Load()
    {
        var rows = EmbeddedCsv.Rows(typeof(RussianPostCodes), "codes.csv", "type,attr,status,phase,name_ru,text_key").ToList();
        var withZero = rows.Where(row => row[1] == "0").Select(row => row[0]).ToHashSet();

        // Where the carrier lists attribute 0 itself, its own row says the same more exactly.
        return new(
            Carrier.RussianPost,
            [.. rows.Where(row => row[1] != "*" || !withZero.Contains(row[0])).Select(Read)],
            new CodeIds(RussianPostCodeIds.IdOf, RussianPostCodeIds.RawOf));
    }

    private static CarrierCode Read(string[] row)
    {
        var type = int.Parse(row[0], CultureInfo.InvariantCulture);
        var attribute = row[1] == "*" ? 0 : int.Parse(row[1], CultureInfo.InvariantCulture);

        return new(
            Carrier.RussianPost,
            RussianPostCodeIds.Id(type, attribute) ?? throw new InvalidDataException($"{type}/{attribute} has no number."),
            RussianPostCodeIds.Raw(type, attribute),
            CodeFields.Status(row[2]),
            CodeFields.Phase(row[3]),
            Known: true,
            row[4],
            row[5]);
    }
}
