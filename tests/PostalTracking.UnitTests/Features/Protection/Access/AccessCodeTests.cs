using PostalTracking.Web.Features.Protection.Access;

namespace PostalTracking.UnitTests.Features.Protection.Access;

public class AccessCodeTests
{
    [Theory]
    [InlineData("K7MPX3RTHA")]
    [InlineData("k7mpx3rtha")]
    [InlineData("K7MPX-3RTHA")]
    [InlineData(" k7mpx – 3rtha ")]
    [InlineData("K7MPX\u00a03RTHA")]
    public void What_people_type_is_ten_characters(string typed) => Assert.Equal(10, AccessCode.Parse(typed)?.Length);

    [Fact]
    public void Cyrillic_letters_are_read_as_the_latin_ones_they_look_like() =>
        Assert.Equal("ABEKMHPCTX", AccessCode.Parse("авекм нрстх"));

    [Fact]
    public void Case_spaces_and_hyphens_say_nothing() => Assert.Equal("K7MPX3RTHA", AccessCode.Parse(" k7m-px 3rt — ha"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("K7MPX3RTH")]
    [InlineData("K7MPX3RTHAA")]
    [InlineData("K7MPX3RTH0")] // no zero in any code
    [InlineData("K7MPX3RTHI")]
    [InlineData("K7MPX3RTHЖ")]
    [InlineData("K7MPX3RTH７")] // a digit, but not an ASCII one
    [InlineData("' or 1=1--")]
    public void The_rest_is_no_code(string? typed) => Assert.Null(AccessCode.Parse(typed));

    [Fact]
    public void Every_bit_of_fifty_counts()
    {
        var none = AccessCode.Of(new byte[7]);

        Assert.All(Enumerable.Range(0, 50), bit =>
        {
            var bits = new byte[7];
            bits[bit / 8] = (byte)(0x80 >> (bit % 8));
            Assert.NotEqual(none, AccessCode.Of(bits));
        });
    }

    [Fact]
    public void It_is_printed_in_two_groups() => Assert.Equal("K7MPX-3RTHA", AccessCode.Grouped("K7MPX3RTHA"));
}
