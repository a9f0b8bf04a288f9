using PostalTracking.Web.Features.Carriers.RussianPost;

namespace PostalTracking.UnitTests.Carriers.RussianPost;

public sealed class RussianPostCodeIdsTests
{
    [Theory]
    [InlineData(1, null, 10_000)]
    [InlineData(8, 2, 80_002)]
    [InlineData(1027, 4, 10_270_004)]
    public void A_pair_is_type_times_ten_thousand_plus_attribute(int type, int? attribute, int id) =>
        Assert.Equal(id, RussianPostCodeIds.Id(type, attribute));

    [Theory]
    [InlineData(8, 170)]
    [InlineData(193, 0)]
    [InlineData(-1, 0)] // the portal hides it, the data have it
    [InlineData(-1, -1)]
    [InlineData(8, -2)]
    [InlineData(0, 0)]
    [InlineData(8, 12_000)]
    [InlineData(99_999, 9_999)]
    [InlineData(-16_384, 16_383)]
    [InlineData(16_383, -16_384)]
    public void Any_pair_comes_back_from_its_number(int type, int attribute)
    {
        var raw = RussianPostCodeIds.Raw(type, attribute);
        var id = RussianPostCodeIds.Id(type, attribute);

        Assert.NotNull(id);
        Assert.True(id > 0, "0 stands for no number");
        Assert.Equal(raw, RussianPostCodeIds.RawOf(id.Value));
        Assert.Equal(id, RussianPostCodeIds.IdOf(raw));
    }

    [Fact]
    public void No_two_pairs_share_a_number()
    {
        int[] halves = [-16_384, -1, 0, 1, 2, 9_999, 10_000, 16_383];
        var ids = halves.SelectMany(type => halves.Select(attribute => RussianPostCodeIds.Id(type, attribute))).ToList();

        Assert.DoesNotContain(null, ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("8/2/1")]
    [InlineData("8.2")]
    [InlineData("100000/1")]
    [InlineData("8/99999999999")]
    public void What_is_no_pair_has_no_number(string raw) => Assert.Null(RussianPostCodeIds.IdOf(raw));

    [Fact]
    public void A_left_out_attribute_is_zero() => Assert.Equal(RussianPostCodeIds.IdOf("10/0"), RussianPostCodeIds.IdOf("10"));
}
