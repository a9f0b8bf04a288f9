using PostalTracking.Web.Features.Tracking;

namespace PostalTracking.UnitTests.Tracking;

public class NumberGroupsTests
{
    [Fact]
    public void The_digits_that_differ_are_marked_and_nothing_is_lost()
    {
        var pieces = NumberGroups.Marked("ZA123456785HK", [10]);

        Assert.Equal([("ZA 1234 5678 ", false), ("5", true), (" HK", false)], pieces);
    }

    [Fact]
    public void Neighbours_are_marked_together() =>
        Assert.Equal("21", Assert.Single(NumberGroups.Marked("ZA213456784HK", [2, 3]), piece => piece.Marked).Text);

    [Fact]
    public void What_is_no_number_stays_as_it_came() => Assert.Equal("<b>", NumberGroups.Of("<b>"));
}
