using PostalTracking.Web.Data.Seed;
using PostalTracking.Web.Features.Offices;

namespace PostalTracking.UnitTests.Offices;

public sealed class OfficeFileTests
{
    private static readonly RegionFile Regions = new();
    private static readonly Dictionary<int, Office> Offices = new OfficeFile(Regions).Offices.ToDictionary(o => o.PostalCode);

    [Fact]
    public void Holds_41233_post_offices_and_116_places_of_exchange_and_sorting()
    {
        Assert.Equal(41_233, Offices.Values.Count(o => o.Kind == OfficeKind.Post));
        Assert.Equal(116, Offices.Values.Count(o => o.Kind != OfficeKind.Post));
    }

    [Theory]
    [InlineData(390000, "Рязань", "Рязанская область", "Europe/Moscow")]
    [InlineData(101000, "Москва", "Москва", "Europe/Moscow")]
    [InlineData(690001, "Владивосток 1", "Приморский край", "Asia/Vladivostok")]
    [InlineData(166000, "Нарьян-Мар", "Ненецкий автономный округ", "Europe/Moscow")] // the index leaves an okrug's region empty
    [InlineData(166970, "Нарьян-Мар АОПП", "Ненецкий автономный округ", "Europe/Moscow")]
    [InlineData(689510, "Угольные Копи АОПП", "Чукотский автономный округ", "Asia/Anadyr")]
    [InlineData(104980, "Шереметьево ММПО", "Московская область", "Europe/Moscow")]
    public void An_office_lies_in(int postalCode, string name, string region, string zone)
    {
        var office = Offices[postalCode];

        Assert.Equal((name, zone), (office.Name, office.TimeZone));
        Assert.Equal(region, Regions.Regions.Single(r => r.Code == office.RegionCode).NameWithType);
    }

    [Fact]
    public void Every_office_of_the_five_autonomous_okrugs_has_its_region()
    {
        short[] okrugs = [79, 83, 86, 87, 89];

        Assert.Equal(448 + 2, Offices.Values.Count(o => o.RegionCode is { } code && okrugs.Contains(code)));
    }

    [Fact]
    public void Only_exchange_offices_abroad_have_no_region()
    {
        var abroad = Offices.Values.Where(o => o.RegionCode is null).ToList();

        Assert.Equal(7, abroad.Count);
        Assert.All(abroad, o => Assert.Equal(OfficeKind.Exchange, o.Kind));
        Assert.Equal("Asia/Singapore", Offices[500780].TimeZone);
    }

    [Fact]
    public void Every_offices_zone_is_known() =>
        Assert.All(Offices.Values.Select(o => o.TimeZone).Distinct(), zone => Assert.True(OfficeTime.Zone(zone).HasIanaId));

    [Fact]
    public void All_eleven_times_of_Russia_are_there()
    {
        var winter = new DateTimeOffset(2026, 1, 15, 0, 0, 0, TimeSpan.Zero);
        var hours = Offices.Values.Where(o => o.RegionCode is not null)
            .Select(o => o.LocalTime(winter).Offset.TotalHours)
            .Distinct()
            .Order();

        Assert.Equal(Enumerable.Range(2, 11).Select(h => (double)h), hours);
    }

    // Districts of Yakutia as the index writes them: "Верхоянский Улус".
    [Theory]
    [InlineData("Верхоянский Улус", "Asia/Vladivostok")]
    [InlineData("Оймяконский Улус", "Asia/Ust-Nera")]
    [InlineData("Нижнеколымский Улус", "Asia/Srednekolymsk")]
    [InlineData("Верхневилюйский Улус", "Asia/Yakutsk")]
    [InlineData("Нерюнгринский район", "Asia/Yakutsk")]
    public void Yakutia_keeps_three_times(string district, string zone) =>
        Assert.All(Offices.Values.Where(o => o.RegionCode == 14 && o.District == district), o => Assert.Equal(zone, o.TimeZone));

    [Fact]
    public void Every_exception_of_Yakutia_has_offices() =>
        Assert.Equal(61, Offices.Values.Count(o => o.RegionCode == 14 && o.TimeZone != "Asia/Yakutsk"));
}
