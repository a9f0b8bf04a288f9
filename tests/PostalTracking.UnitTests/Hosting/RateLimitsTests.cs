using System.Net;
using PostalTracking.Web.Hosting;

namespace PostalTracking.UnitTests.Hosting;

public sealed class RateLimitsTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    [InlineData(null, "255.255.255.255")]
    public void Who_is_counted_is_an_address_or_a_network(string? address, string counted) =>
        Assert.Equal(IPAddress.Parse(counted), RateLimits.Network(address is null ? null : IPAddress.Parse(address)));
}
