using PostalTracking.Domain.Protection;
using PostalTracking.Web.Features.Protection.Counter;

namespace PostalTracking.UnitTests.Features.Protection.Counter;

public class TypedSumTests
{
    [Theory]
    [InlineData("2499", 2_499_00)]
    [InlineData("2 499,50 ₽", 2_499_50)]
    [InlineData("2499.5", 2_499_50)]
    [InlineData(" 3000,01 руб.", 3_000_01)]
    [InlineData("0,01", 1)]
    [InlineData("500000", 500_000_00)]
    [InlineData("100 RUB", 100_00)]
    public void Roubles_are_read_as_people_type_them(string typed, long kopecks)
    {
        Assert.Null(TypedSum.Read(typed, out var read));
        Assert.Equal(kopecks, read);
    }

    [Theory]
    [InlineData(null, "Empty")]
    [InlineData("  ", "Empty")]
    [InlineData("0", "Zero")]
    [InlineData("0.00", "Zero")]
    [InlineData("1,999", "Decimals")]
    [InlineData("$5", "Foreign")]
    [InlineData("5 €", "Foreign")]
    [InlineData("USD 5", "Foreign")]
    [InlineData("-5", "NotANumber")]
    [InlineData("1.2.3", "NotANumber")]
    [InlineData("сто", "NotANumber")]
    [InlineData("500000,01", "TooLarge")]
    [InlineData("99999999999999999999", "TooLarge")]
    public void What_is_no_sum_has_its_reason(string? typed, string problem) =>
        Assert.Equal(problem, TypedSum.Read(typed, out _)?.ToString());

    [Fact]
    public void Every_problem_and_every_refusal_has_its_words() => Assert.All(
        [
            .. Enum.GetValues<SumProblem>().Select(problem => $"Wrong.Sum.{problem}"),
            .. Enum.GetValues<SumProblem>().Except([SumProblem.Zero]).Select(problem => $"Wrong.Cash.{problem}"),
            .. Enum.GetValues<SaleRefusal>().Select(refusal => $"Refusal.{refusal.Name()}"),
        ],
        key => Assert.NotNull(CounterTexts.Words.Find(key, "ru")));

    [Theory]
    [InlineData(1_00, "1 рубля")]
    [InlineData(21_00, "21 рубля")]
    [InlineData(11_00, "11 рублей")]
    [InlineData(4_500_00, "4 500 рублей")]
    [InlineData(3_000_01, "3 000 рублей 1 копейки")]
    public void A_sum_is_read_aloud_as_it_is_spoken(long kopecks, string spoken) =>
        Assert.Equal(spoken, SpokenSum.UpTo(kopecks, "ru").Replace('\u00A0', ' '));
}
