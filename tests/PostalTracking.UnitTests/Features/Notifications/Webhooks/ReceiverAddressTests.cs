using PostalTracking.Web.Features.Notifications.Webhooks;

namespace PostalTracking.UnitTests.Features.Notifications.Webhooks;

public sealed class ReceiverAddressTests
{
    [Theory]
    [InlineData("https://shop.example/hooks?key=1", "https://shop.example/hooks?key=1")]
    [InlineData("https://SHOP.example:8443", "https://shop.example:8443/")]
    [InlineData("https://8.8.8.8/", "https://8.8.8.8/")]
    [InlineData("https://[2a00:1450::1]/", "https://[2a00:1450::1]/")]
    public void An_address_on_the_open_internet_is_taken(string text, string canonical)
    {
        Assert.Null(ReceiverAddress.Fault(text, false, out var address));
        Assert.Equal(canonical, address!.AbsoluteUri);
    }

    [Theory]
    [InlineData("https://10.0.0.1/", "Inside")]
    [InlineData("https://2130706433/", "Inside")]
    [InlineData("https://0x7f000001/", "Inside")]
    [InlineData("https://017700000001/", "Inside")]
    [InlineData("https://127.1/", "Inside")]
    [InlineData("https://[::1]/", "Inside")]
    [InlineData("https://[::ffff:7f00:1]/", "Inside")]
    [InlineData("https://[64:ff9b::7f00:1]/", "Inside")]
    [InlineData("https://[2002:7f00:1::]/", "Inside")]
    [InlineData("https://[fe80::1%25eth0]/", "Inside")]
    [InlineData("https://localhost/", "Inside")]
    [InlineData("https://localhost./", "Inside")]
    [InlineData("https://app.localhost/", "Inside")]
    [InlineData("https://metadata/", "Inside")]
    [InlineData("http://shop.example/", "NotHttps")]
    [InlineData("https://shop.example:22/", "Port")]
    [InlineData("https://a@shop.example/", "UserInfo")]
    [InlineData("https://shop.example/ hooks", "Malformed")]
    [InlineData("https://shop.example/#x", "Malformed")]
    [InlineData("file:///etc/passwd", "Malformed")]
    [InlineData("//shop.example/", "NotHttps")]
    [InlineData(null, "Malformed")]
    public void What_must_not_be_called_is_not_taken(string? text, string fault) =>
        Assert.Equal(fault, $"{ReceiverAddress.Fault(text, false, out _)}");

    [Theory]
    [InlineData("http://127.0.0.1:5000/", true)]
    [InlineData("http://localhost:5000/", true)]
    [InlineData("http://[::1]:5000/", true)]
    [InlineData("http://localhost.:5000/", false)]
    [InlineData("http://[::ffff:127.0.0.1]:5000/", false)]
    [InlineData("http://10.0.0.1:5000/", false)]
    [InlineData("https://127.0.0.1/", false)]
    public void This_machine_is_taken_by_plain_http_where_it_is_allowed(string text, bool isTaken)
    {
        Assert.Equal(isTaken, ReceiverAddress.Fault(text, true, out _) is null);
        Assert.NotNull(ReceiverAddress.Fault(text, false, out _));
    }
}
