using PostalTracking.Domain.Protection;

namespace PostalTracking.UnitTests.Protection;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("+7 910 123-45-67")]
    [InlineData("8 (910) 123-45-67")]
    [InlineData("89101234567")]
    [InlineData("79101234567")]
    [InlineData("9101234567")]
    [InlineData(" +7(910)123.45.67 ")]
    public void Usual_spellings_are_one_number(string typed) => Assert.Equal("79101234567", PhoneNumber.Parse(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("телефон")]
    [InlineData("+7 910 123-45")]
    [InlineData("+8 910 123-45-67")]
    [InlineData("+1 910 123 4567")]
    [InlineData("+7 710 123-45-67")] // Kazakhstan
    [InlineData("7+9101234567")]
    [InlineData("8910123456７")]
    [InlineData("890012345678")]
    [InlineData("8 910 123-45-67 доб. 5")]
    public void What_cannot_be_called_is_refused(string? typed) => Assert.Null(PhoneNumber.Parse(typed));

    [Fact]
    public void It_is_shown_as_people_read_it() => Assert.Equal("+7 910 123-45-67", PhoneNumber.Shown("79101234567"));
}
