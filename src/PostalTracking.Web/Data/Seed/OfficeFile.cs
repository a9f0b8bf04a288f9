using System.Globalization;
using PostalTracking.Web.Features.Offices;

namespace PostalTracking.Web.Data.Seed;

/// <summary>Every post office of the country and every place of exchange and sorting. From the post's index by sanmai/pindx.</summary>
internal sealed class OfficeFile(RegionFile regions)
{
    private const string Header = "postal_code,name,region,autonomous_okrug,district,city,locality";
    private const string ExchangeHeader = "postal_code,name,type,region,autonomous_okrug,time_zone";

    public IEnumerable<Office> Offices => Posts.Concat(Exchanges);

    private IEnumerable<Office> Posts => EmbeddedCsv.Rows(typeof(OfficeFile), "offices.csv.gz", Header).Select(row =>
    {
        var region = regions.Find(row[2], row[3]);

        return new Office
        {
            PostalCode = PostalCode(row[0]),
            Name = row[1],
            SearchName = NameSearch.Form(row[1]),
            Kind = OfficeKind.Post,
            RegionCode = region.Code,
            District = RegionFile.OrNull(row[4]),
            City = RegionFile.OrNull(row[5]),
            Locality = RegionFile.OrNull(row[6]),
            TimeZone = regions.TimeZone(region, row[4]),
        };
    });

    // Exchange offices abroad (London, Newark…) have no region but a time zone; the index lists them under Moscow.
    private IEnumerable<Office> Exchanges => EmbeddedCsv.Rows(typeof(OfficeFile), "exchange-offices.csv", ExchangeHeader).Select(row =>
    {
        var region = row[5].Length > 0 ? null : regions.Find(row[3], row[4]);

        return new Office
        {
            PostalCode = PostalCode(row[0]),
            Name = row[1],
            SearchName = NameSearch.Form(row[1]),
            Kind = row[2] == "ММПО" ? OfficeKind.Exchange : OfficeKind.Sorting,
            RegionCode = region?.Code,
            TimeZone = region?.TimeZone ?? row[5],
        };
    });

    private static int PostalCode(string field) => int.Parse(field, CultureInfo.InvariantCulture);
}
