using PostalTracking.Domain.Claims;

namespace PostalTracking.UnitTests.Claims;

public sealed class PayeeNameTests
{
    [Theory]
    [InlineData("  Иванов   Иван\u00A0Иванович ", "Иванов Иван Иванович")]
    [InlineData("Ёлкина-Д'Арк А. Б.", "Ёлкина-Д'Арк А. Б.")]
    [InlineData("John O’Neill", "John O’Neill")]
    public void A_name_is_put_in_order(string typed, string name) => Assert.Equal(name, PayeeName.Parse(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("Ян")]
    [InlineData("=Иванов")]
    [InlineData("-Иванов Иван")]
    [InlineData("Иванов 2")]
    [InlineData("Иванов\u202EИван")]
    [InlineData("Иванов <b>")]
    [InlineData("伊万诺夫")]
    public void What_no_bank_takes_is_none(string? typed) => Assert.Null(PayeeName.Parse(typed));

    [Fact]
    public void A_name_is_as_long_as_a_bank_takes()
    {
        Assert.NotNull(PayeeName.Parse(new string('А', PayeeName.Longest)));
        Assert.Null(PayeeName.Parse(new string('А', PayeeName.Longest + 1)));
    }
}
