using PostalTracking.Web.Hosting;

namespace PostalTracking.UnitTests.Hosting;

public sealed class EmailAddressTests
{
    [Fact]
    public void A_mask_leaves_what_its_owner_knows_it_by()
    {
        Assert.Equal("i***@example.org", EmailAddress.Masked("ivan@example.org"));
        Assert.Null(EmailAddress.Masked(null));
    }

    [Theory]
    [InlineData(" ivan@example.org ", "ivan@example.org")]
    [InlineData("иван@почта.рф", "иван@почта.рф")]
    [InlineData("ivan", null)]
    [InlineData("ivan@localhost", null)]
    [InlineData("Ivan <ivan@example.org>", null)]
    [InlineData("ivan@example.org\r\nBcc: all@example.org", null)]
    [InlineData("ivan@example.org, petr@example.org", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void An_address_is_one_address_alone(string? typed, string? read) =>
        Assert.Equal(read, EmailAddress.Parse(typed));
}
