using System.Net;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.UnitTests.Shared;

public sealed class MaskedTests
{
    [Theory]
    [InlineData("79101231234", "+7 *** ***-12-34")]
    [InlineData("+7 (910) 123-12-34", "+7 *** ***-12-34")]
    [InlineData("85212345678", "+8 *** ***-56-78")]
    [InlineData("1234", "***")]
    [InlineData("", "***")]
    public void A_phone_keeps_four_digits(string phone, string masked) => Assert.Equal(masked, Masked.Phone(phone));

    [Theory]
    [InlineData("Иванов Пётр", "И*** П.")]
    [InlineData("Иванова Е. П.", "И*** Е. П.")]
    [InlineData("Иванова Е.П.", "И*** Е. П.")]
    [InlineData("Я", "Я***")]
    [InlineData(" ", "***")]
    public void A_name_keeps_its_first_letters(string name, string masked) => Assert.Equal(masked, Masked.Name(name));

    [Theory]
    [InlineData("ivan@example.com", "i***@example.com")]
    [InlineData("@example.com", "***")]
    [InlineData("ivan", "***")]
    public void A_mail_address_keeps_a_letter_and_its_house(string email, string masked) => Assert.Equal(masked, Masked.Email(email));

    [Theory]
    [InlineData("203.0.113.77", "203.0.113.0/24")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.0/24")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48")]
    public void An_address_keeps_its_neighbourhood(string address, string masked) =>
        Assert.Equal(masked, Masked.Network(IPAddress.Parse(address)));
}
