using PostalTracking.Web.Features.Protection.Buyer;

namespace PostalTracking.UnitTests.Features.Protection.Buyer;

public class ContactTests
{
    [Fact]
    public void A_mask_leaves_what_its_owner_knows_it_by()
    {
        Assert.Equal("+7\u00A0***\u00A0***-45-67", Contact.Masked("79101234567"));
        Assert.Null(Contact.Masked(""));
    }
}
