using PostalTracking.CarrierSimulator.Parcels;

namespace PostalTracking.UnitTests.CarrierSimulator;

public sealed class MadeUpNumbersTests
{
    [Theory]
    [InlineData("ZA", 29824975, "CN", "ZA298249753CN")]
    [InlineData("RA", 64400000, "RU", "RA644000005RU")]
    [InlineData("RB", 12345678, "GB", "RB123456785GB")]
    [InlineData("ZA", 0, "HK", "ZA000000005HK")]
    public void Ends_an_s10_number_with_its_check_digit(string service, int serial, string country, string expected) =>
        Assert.Equal(expected, MadeUpNumbers.S10(service, serial, country));

    [Theory]
    [InlineData("125424", 2022, 10, 4693, "12542476046939")]
    [InlineData("141021", 2015, 11, 6935, "14102192069353")]
    [InlineData("125424", 2026, 11, 1, "12542426000011")]
    public void Writes_index_month_serial_and_check_digit_into_a_domestic_number(
        string office, int year, int month, int serial, string expected) =>
        Assert.Equal(expected, MadeUpNumbers.Domestic(office, new(year, month, 9, 12, 0, 0, TimeSpan.Zero), serial));
}
