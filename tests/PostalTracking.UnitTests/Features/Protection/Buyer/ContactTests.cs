using PostalTracking.Web.Features.Protection.Buyer;

namespace PostalTracking.UnitTests.Features.Protection.Buyer;

public class ContactTests
{
    [Fact]
    public void A_mask_leaves_what_its_owner_knows_it_by()
    {
        Assert.Equal("+7\u00A0***\u00A0***-45-67", Contact.Masked("79101234567"));
        Assert.Equal("i***@example.org", Contact.MaskedEmail("ivan@example.org"));
        Assert.Null(Contact.Masked(""));
        Assert.Null(Contact.MaskedEmail(null));
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
    public void An_address_is_one_address_alone(string? typed, string? read) => Assert.Equal(read, Contact.ParseEmail(typed));
}
