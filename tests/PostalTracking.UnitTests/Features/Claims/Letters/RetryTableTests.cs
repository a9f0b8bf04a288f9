using PostalTracking.Web.Features.Claims.Letters;

namespace PostalTracking.UnitTests.Features.Claims.Letters;

public sealed class RetryTableTests
{
    [Fact]
    public void A_letter_is_tried_ever_more_rarely_and_then_given_up()
    {
        var delays = Enumerable.Range(1, 9).Select(RetryTable.After).ToList();

        Assert.Equal(delays[..8].Order(), delays[..8]);
        Assert.Equal(TimeSpan.FromMinutes(1), delays[0]);
        Assert.Null(delays[8]);
        Assert.InRange(delays.Sum(delay => delay?.TotalHours ?? 0), 48, 72);
    }
}
