using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Letters;

namespace PostalTracking.UnitTests.Features.Claims.Letters;

public sealed class BankTableTests
{
    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+7 900", "\"'+7 900\"")]
    [InlineData("-2", "\"'-2\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\tданные", "\"'\tданные\"")]
    [InlineData("Банк \"Пример\"", "\"Банк \"\"Пример\"\"\"")]
    public void A_name_is_never_a_formula_and_always_one_cell(string name, string cell) => Assert.StartsWith(
        $"{cell},\"Банк\",\"3\",\"2\",\"7.5\",\"1\",\"0.5\",\"1234.5\"",
        BankTable.Of([new(1, name, CorrespondentKind.Bank, 3, 2, 7.5, 1, 1_234_50)], "ru").Split("\r\n")[1],
        StringComparison.Ordinal);

    [Fact]
    public void The_quickest_bank_is_drawn_first_and_the_slowest_fills_the_line()
    {
        var chart = BankChart.Of(
            [
                new(1, "Долгий", CorrespondentKind.Bank, 2, 1, 20, 0, 0),
                new(2, "Быстрый", CorrespondentKind.Bank, 2, 1, 5, 0, 0),
                new(3, "Молчит", CorrespondentKind.Bank, 2, 0, null, 0, 0),
            ],
            "ru");

        Assert.Equal(["Быстрый", "Долгий"], chart.Bars.Select(bar => bar.Name));
        Assert.Equal(4, chart.Bars[1].Width / chart.Bars[0].Width, tolerance: 0.001);
        Assert.Equal(["5 дн.", "20 дн."], chart.Bars.Select(bar => bar.Label));
    }
}
