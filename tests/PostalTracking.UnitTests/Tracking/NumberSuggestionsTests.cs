using PostalTracking.Domain.Tracking;

namespace PostalTracking.UnitTests.Tracking;

public class NumberSuggestionsTests
{
    [Fact]
    public void Swapped_neighbours_come_first_then_the_check_digit_then_digits_that_look_alike()
    {
        // ZA123456785HK with the fourth and fifth digit swapped.
        var suggestions = NumberSuggestions.For(TrackNumber.Parse("ZA123546785HK"));

        Assert.Equal("ZA123456785HK", suggestions.Offered[0].Number.Value);
        Assert.Equal(SlipKind.Swap, suggestions.Offered[0].Slip);
        Assert.Equal([5, 6], suggestions.Offered[0].Positions);
        Assert.Equal(suggestions.All.OrderBy(one => one.Slip), suggestions.All);
        Assert.Equal(Enum.GetValues<SlipKind>(), suggestions.All.Select(one => one.Slip).Distinct());
    }

    [Fact]
    public void The_check_digit_itself_may_be_the_wrong_one() => Assert.Contains(
        NumberSuggestions.For(TrackNumber.Parse("ZA298249758CN")).Offered,
        one => one is { Slip: SlipKind.CheckDigit, Number.Value: "ZA298249753CN", Positions: [10] });

    [Theory]
    [InlineData("ZA298249753CN", "ZA298249153CN")] // 7 read as 1
    [InlineData("ZA298249753CN", "ZA293249753CN")] // 8 read as 3
    [InlineData("14102192069353", "14182192069353")] // 0 read as 8
    [InlineData("14102192069353", "14102192059353")] // 6 read as 5
    public void A_digit_taken_for_one_that_looks_like_it_is_offered(string right, string typed) => Assert.Contains(
        NumberSuggestions.For(TrackNumber.Parse(typed)).Offered,
        one => one.Number.Value == right && one.Slip == SlipKind.SimilarDigit);

    [Theory]
    [InlineData("ZA123546785HK")]
    [InlineData("45008378901234")]
    public void Never_more_than_can_be_looked_through(string typed)
    {
        var suggestions = NumberSuggestions.For(TrackNumber.Parse(typed));

        Assert.InRange(suggestions.Offered.Count, 1, NumberSuggestions.MaxOffered);
        Assert.True(suggestions.All.Count > suggestions.Offered.Count);
        Assert.Equal(suggestions.Offered.SelectMany(one => one.Positions).Distinct().Order(), suggestions.Positions);
    }

    [Fact]
    public void No_number_of_month_zero_is_offered() => Assert.DoesNotContain(
        NumberSuggestions.For(TrackNumber.Parse("12500001000017")).All,
        one => one.Number.Value[6..8] == "00");

    [Theory]
    [InlineData("ZA123456785HK")]
    [InlineData("RS0814398526Y")]
    public void Nothing_is_offered_where_nothing_fails(string typed) =>
        Assert.Empty(NumberSuggestions.For(TrackNumber.Parse(typed)).All);
}
