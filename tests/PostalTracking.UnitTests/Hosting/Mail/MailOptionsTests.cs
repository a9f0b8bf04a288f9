using System.ComponentModel.DataAnnotations;
using PostalTracking.Web.Hosting;

namespace PostalTracking.UnitTests.Hosting;

public sealed class MailOptionsTests
{
    [Theory]
    [InlineData("mail.example.org", null)]
    [InlineData("mail.example.org", "claims")]
    [InlineData("mail.example.org", "a@example.org\r\nBcc: b@example.org")]
    [InlineData("mail.example.org", "a@example.org, b@example.org")]
    public void A_host_needs_one_address_that_letters_come_from(string host, string? from)
    {
        var wrong = new List<ValidationResult>();

        Assert.False(Check(new MailOptions { Host = host, From = from }, wrong));
        Assert.Contains("Mail:From must be the address that letters come from", wrong[0].ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_host_nothing_is_needed_and_nothing_goes_out()
    {
        Assert.True(Check(new MailOptions(), []));
        Assert.False(new MailOptions().IsConfigured);
        Assert.True(new MailOptions { Host = "mail.example.org" }.IsConfigured);
        Assert.True(new MailOptions { Pickup = ".local/mail" }.IsConfigured);
    }

    private static bool Check(MailOptions options, List<ValidationResult> wrong) =>
        Validator.TryValidateObject(options, new ValidationContext(options), wrong, validateAllProperties: true);
}
