using PostalTracking.Web.Features.Offices;

namespace PostalTracking.Web.Data.Seed;

/// <summary>
/// Countries and the posts that number their mail. Names by the Unicode CLDR, issuers by jkeen/tracking_number_data.
/// </summary>
internal static class CountryFile
{
    private const string Header = "code,name_ru,name_en,name_zh,s10_issuer";

    public static IEnumerable<Country> Countries => EmbeddedCsv.Rows(typeof(CountryFile), "countries.csv", Header).Select(row => new Country
    {
        Code = row[0],
        NameRu = row[1],
        NameEn = row[2],
        NameZh = row[3],
        S10Issuer = RegionFile.OrNull(row[4]),
    });
}
