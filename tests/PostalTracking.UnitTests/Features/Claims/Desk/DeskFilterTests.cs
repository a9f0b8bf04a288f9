using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Desk.Queue;

namespace PostalTracking.UnitTests.Features.Claims.Desk;

public sealed class DeskFilterTests
{
    [Theory]
    [InlineData("turn=us&lane=video&who=mine", "turn=Us&lane=Video&who=mine")]
    [InlineData("region=62&turn=Bank", "turn=Bank&region=62")]
    [InlineData("status=OnHold&status=InReview&status=InReview", "status=InReview&status=OnHold")]
    [InlineData("turn=&circumstance=&from=", "")]
    [InlineData("turn=3&lane=7&who=everybody&due=never&status=Closed&status=Draft&region=x&circumstance=flood", "")]
    public void The_same_part_has_one_address_and_what_nobody_knows_is_left_out(string asked, string said) =>
        Assert.Equal(said, DeskFilter.Parse(asked).Query);

    [Fact]
    public void A_sum_that_cannot_be_read_is_said_so_and_not_searched_by()
    {
        var filter = DeskFilter.Parse("from=много&upto=1500");
        Assert.True(filter.IsWrongSum);
        Assert.Equal((null, 1_500_00), (filter.FromKopecks, filter.UptoKopecks));
    }

    [Fact]
    public void A_place_in_the_queue_survives_the_address()
    {
        var number = ClaimDigits.WithCheckDigit(12_345_678);
        var due = new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero).AddTicks(7);
        Assert.Equal((due, number), QueueRow.ParseCursor($"{due.UtcTicks}.{number}"));
        Assert.Equal((null, number), QueueRow.ParseCursor($"none.{number}"));
        Assert.Null(QueueRow.ParseCursor($"99999999999999999999.{number}"));
        Assert.Null(QueueRow.ParseCursor("none.123"));
    }
}
