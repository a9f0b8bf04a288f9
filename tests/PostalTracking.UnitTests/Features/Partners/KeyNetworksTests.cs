using System.Net;
using PostalTracking.Web.Features.Partners;

namespace PostalTracking.UnitTests.Features.Partners;

public sealed class KeyNetworksTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7/32")]
    [InlineData("203.0.113.7/24", "203.0.113.0/24")]
    [InlineData("10.255.3.4/9", "10.128.0.0/9")]
    [InlineData("2001:db8::1", "2001:db8::1/128")]
    [InlineData("2001:DB8:0:1::5/48", "2001:db8::/48")]
    [InlineData(" 203.0.113.0/24,\n203.0.113.9/24 ; 192.0.2.1 ", "203.0.113.0/24 192.0.2.1/32")]
    [InlineData("", "")]
    public void What_people_type_is_kept_as_networks(string typed, string kept)
    {
        var (networks, wrong) = KeyNetworks.Read(typed);

        Assert.Null(wrong);
        Assert.Equal(kept, string.Join(' ', networks));
    }

    [Theory]
    [InlineData("203.0.113")] // an address to the parser
    [InlineData("3405803783")]
    [InlineData("203.0.113.7/33")]
    [InlineData("203.0.113.7/0")] // everywhere
    [InlineData("::/0")]
    [InlineData("203.0.113.7/-1")]
    [InlineData("203.0.113.0/24/8")]
    [InlineData("::ffff:203.0.113.7")]
    [InlineData("fe80::1%eth0")]
    [InlineData("example.org")]
    public void What_is_no_network_is_named(string typed)
    {
        var (networks, wrong) = KeyNetworks.Read($"192.0.2.1 {typed}");

        Assert.Empty(networks);
        Assert.Equal(typed, wrong);
    }

    [Theory]
    [InlineData("203.0.113.200", true)]
    [InlineData("::ffff:203.0.113.200", true)]
    [InlineData("203.0.114.1", false)]
    [InlineData("2001:db8::77", true)]
    [InlineData("2001:db9::77", false)]
    public void An_address_is_in_its_network_however_it_is_written(string address, bool isIn) =>
        Assert.Equal(isIn, KeyNetworks.Contain(["203.0.113.0/24", "2001:db8::/32"], IPAddress.Parse(address)));
}
