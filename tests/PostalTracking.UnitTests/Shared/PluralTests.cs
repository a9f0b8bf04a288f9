using PostalTracking.Web.Features.Shared;

namespace PostalTracking.UnitTests.Shared;

public class PluralTests
{
    [Theory]
    [InlineData(1, "день")]
    [InlineData(21, "день")]
    [InlineData(101, "день")]
    [InlineData(2, "дня")]
    [InlineData(4, "дня")]
    [InlineData(33, "дня")]
    [InlineData(0, "дней")]
    [InlineData(5, "дней")]
    [InlineData(11, "дней")]
    [InlineData(14, "дней")]
    [InlineData(111, "дней")]
    [InlineData(112, "дней")]
    [InlineData(-1, "день")]
    public void Russian_has_one_few_and_many(int count, string form) => Assert.Equal(form, Plural.Pick("день;дня;дней", "ru", count));

    [Theory]
    [InlineData(1, "day")]
    [InlineData(0, "days")]
    [InlineData(2, "days")]
    [InlineData(21, "days")]
    public void English_has_one_and_other(int count, string form) => Assert.Equal(form, Plural.Pick("day;days", "en", count));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Chinese_has_a_single_form(int count) => Assert.Equal("天", Plural.Pick("天", "zh", count));
}
