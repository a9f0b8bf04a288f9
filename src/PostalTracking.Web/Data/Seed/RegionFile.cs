using System.Globalization;
using PostalTracking.Web.Features.Offices;

namespace PostalTracking.Web.Data.Seed;

/// <summary>The regions, and how the post's own index of offices calls them.</summary>
internal sealed class RegionFile
{
    private const string Header = "code,name,name_with_type,iso_code,federal_district,pindx_region,time_zone";
    private const string ExceptionsHeader = "region_code,district,time_zone";

    private readonly Dictionary<string, Region> _byPostName = [];
    private readonly Dictionary<(short Region, string District), string> _exceptions;

    public RegionFile()
    {
        foreach (var row in EmbeddedCsv.Rows(typeof(RegionFile), "regions.csv", Header))
        {
            _byPostName.Add(row[5], Read(row));
        }

        _exceptions = EmbeddedCsv.Rows(typeof(RegionFile), "time-zone-exceptions.csv", ExceptionsHeader)
            .ToDictionary(row => (Code(row[0]), row[1]), row => row[2]);
    }

    public IEnumerable<Region> Regions => _byPostName.Values;

    /// <summary>In the post's index an autonomous okrug stands in a column of its own, and its region is empty.</summary>
    public Region Find(string postName, string okrug) =>
        _byPostName.TryGetValue(okrug.Length > 0 ? okrug : postName, out var region)
            ? region
            : throw new InvalidDataException($"There is no region '{postName}{okrug}'.");

    /// <summary>Yakutia keeps three times; its districts are written <c>Верхоянский Улус</c> or <c>… район</c>.</summary>
    public string TimeZone(Region region, string district) =>
        _exceptions.GetValueOrDefault((region.Code, district.Split(' ')[0]), region.TimeZone);

    private static Region Read(string[] row) => new()
    {
        Code = Code(row[0]),
        Name = row[1],
        NameWithType = row[2],
        IsoCode = row[3],
        FederalDistrict = OrNull(row[4]),
        TimeZone = row[6],
    };

    private static short Code(string field) => short.Parse(field, CultureInfo.InvariantCulture);

    internal static string? OrNull(string field) => field.Length == 0 ? null : field;
}
