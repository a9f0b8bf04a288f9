using Microsoft.EntityFrameworkCore;
using Npgsql;
using PostalTracking.Web.Data;
using PostalTracking.Web.Data.Seed;
using PostalTracking.Web.Features.Offices;
using PostalTracking.Web.Features.Tracking.Codes;

namespace PostalTracking.UnitTests.Offices;

public sealed class ReferenceFilesTests
{
    [Fact]
    public void Holds_86_regions_and_249_countries_named_in_three_languages()
    {
        var countries = CountryFile.Countries.ToDictionary(c => c.Code);

        Assert.Equal(86, new RegionFile().Regions.Count());
        Assert.Equal(249, countries.Count);
        Assert.Equal(("Гонконг", "Hong Kong", "香港"), (countries["HK"].NameRu, countries["HK"].Name("en"), countries["HK"].Name("zh")));
        Assert.Equal("Hong Kong Post", countries["HK"].S10Issuer);
        Assert.All(countries.Values, c => Assert.All(new[] { c.NameRu, c.NameEn, c.NameZh }, Assert.NotEmpty));
    }

    [Fact]
    public void Every_issuer_of_S10_numbers_is_there() => Assert.Equal(191, CountryFile.Countries.Count(c => c.S10Issuer is not null));

    [Fact]
    public void No_country_is_written_in_capitals() =>
        Assert.DoesNotContain(CountryFile.Countries, c => c.NameRu.Length > 4 && !c.NameRu.Any(char.IsLower));

    [Fact]
    public void The_edition_is_a_hash_of_the_files() => Assert.Matches("^1-[0-9a-f]{64}$", ReferenceFiles.Version);

    [Theory]
    [InlineData("a,b,c", "a|b|c")]
    [InlineData("a,\"b, c\",d", "a|b, c|d")]
    [InlineData("a,\"b \"\"c\"\"\",", "a|b \"c\"|")]
    public void A_line_is_split_at_commas_outside_of_quotes(string line, string fields) =>
        Assert.Equal(fields, string.Join('|', EmbeddedCsv.Split(line)));

    [Fact]
    public void A_column_that_moved_is_found_at_once() =>
        Assert.Throws<InvalidDataException>(
            () => EmbeddedCsv.Rows(typeof(RegionFile), "time-zone-exceptions.csv", "district,region_code,time_zone").First());

    [Fact]
    public void The_seed_fills_the_columns_that_the_mapping_has()
    {
        using var context = new Mapping();

        Assert.Equal(Columns<Office>(context), ReferenceTables.Offices.Columns.Select(c => c.Name).Order());
        Assert.Equal(Columns<Region>(context), ReferenceTables.Regions.Columns.Select(c => c.Name).Order());
        Assert.Equal(Columns<Country>(context), ReferenceTables.Countries.Columns.Select(c => c.Name).Order());
        Assert.Equal(Columns<CarrierCodeRow>(context), ReferenceTables.CarrierCodes.Columns.Select(c => c.Name).Order());
    }

    [Theory]
    [InlineData("Королёв", "королев")]
    [InlineData("  Нижний  Новгород ", "нижний новгород")]
    public void Names_are_searched_as_people_type_them(string name, string form) => Assert.Equal(form, NameSearch.Form(name));

    private static IEnumerable<string> Columns<T>(DbContext context) =>
        context.Model.FindEntityType(typeof(T))!.GetProperties().Select(p => p.GetColumnName()).Order();

    private sealed class Mapping : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder options) =>
            options.UseNpgsql(new NpgsqlConnection()).UseSnakeCaseNamingConvention();

        protected override void OnModelCreating(ModelBuilder model) => model
            .ApplyConfiguration(new OfficeConfiguration())
            .ApplyConfiguration(new RegionConfiguration())
            .ApplyConfiguration(new CountryConfiguration())
            .ApplyConfiguration(new CarrierCodeRowConfiguration());
    }
}
