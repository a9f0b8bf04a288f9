using System.Globalization;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Data;
using PostalTracking.Web.Features.Tracking.Codes;

namespace PostalTracking.Web.Features.Carriers.Cainiao;

/// <summary>
/// The action codes of Cainiao. Their numbers are ours and never change: a new code takes the next one.
/// The carrier's own list ends with "etc": what is not here gets its number from the dictionary in the database.
/// </summary>
internal static class CainiaoCodes
{
    private static readonly Lazy<CarrierCodeTable> LazyTable = new(() => new(
        Carrier.Cainiao,
        [.. EmbeddedCsv.Rows(typeof(CainiaoCodes), "codes.csv", "id,code,status,phase,advisory,name_en,text_key").Select(Read)],
        CodeIds.None));

    public static CarrierCodeTable Table => LazyTable.Value;

    private static CarrierCode Read(string[] row) => new(
        Carrier.Cainiao,
        int.Parse(row[0], CultureInfo.InvariantCulture),
        row[1],
        CodeFields.Status(row[2]),
        CodeFields.Phase(row[3]),
        Known: true,
        row[5],
        row[6],
        Advisory: row[4] == "yes");
}
