using NpgsqlTypes;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Offices;
using PostalTracking.Web.Features.Tracking.Codes;

namespace PostalTracking.Web.Data.Seed;

/// <summary>The columns of the reference tables, as the entities' configurations name them.</summary>
internal static class ReferenceTables
{
    public static ReferenceTable<Office> Offices { get; } = new("office",
    [
        new("postal_code", NpgsqlDbType.Integer, o => o.PostalCode),
        new("name", NpgsqlDbType.Text, o => o.Name),
        new("search_name", NpgsqlDbType.Text, o => o.SearchName),
        new("kind", NpgsqlDbType.Smallint, o => (short)o.Kind),
        new("region_code", NpgsqlDbType.Smallint, o => o.RegionCode),
        new("district", NpgsqlDbType.Text, o => o.District),
        new("city", NpgsqlDbType.Text, o => o.City),
        new("locality", NpgsqlDbType.Text, o => o.Locality),
        new("time_zone", NpgsqlDbType.Text, o => o.TimeZone),
    ]);

    public static ReferenceTable<Region> Regions { get; } = new("region",
    [
        new("code", NpgsqlDbType.Smallint, r => r.Code),
        new("name", NpgsqlDbType.Text, r => r.Name),
        new("name_with_type", NpgsqlDbType.Text, r => r.NameWithType),
        new("iso_code", NpgsqlDbType.Text, r => r.IsoCode),
        new("federal_district", NpgsqlDbType.Text, r => r.FederalDistrict),
        new("time_zone", NpgsqlDbType.Text, r => r.TimeZone),
    ]);

    public static ReferenceTable<Country> Countries { get; } = new("country",
    [
        new("code", NpgsqlDbType.Char, c => c.Code),
        new("name_ru", NpgsqlDbType.Text, c => c.NameRu),
        new("name_en", NpgsqlDbType.Text, c => c.NameEn),
        new("name_zh", NpgsqlDbType.Text, c => c.NameZh),
        new("s10_issuer", NpgsqlDbType.Text, c => c.S10Issuer),
    ]);

    public static ReferenceTable<CalendarDay> CalendarDays { get; } = new("calendar_day",
    [
        new("day", NpgsqlDbType.Date, d => d.Day),
        new("is_working", NpgsqlDbType.Boolean, d => d.IsWorking),
        new("note", NpgsqlDbType.Text, d => d.Note),
    ]);

    public static ReferenceTable<CarrierCode> CarrierCodes { get; } = new("carrier_code",
    [
        new("carrier", NpgsqlDbType.Smallint, c => (short)c.Carrier),
        new("id", NpgsqlDbType.Integer, c => c.Id),
        new("raw", NpgsqlDbType.Text, c => c.Raw),
        new("status", NpgsqlDbType.Smallint, c => (short?)c.Status),
        new("known", NpgsqlDbType.Boolean, c => c.Known),
    ]);
}
