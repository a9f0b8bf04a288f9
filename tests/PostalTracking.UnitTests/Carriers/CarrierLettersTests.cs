using System.Text;
using PostalTracking.Web.Features.Carriers;

namespace PostalTracking.UnitTests.Carriers;

public sealed class CarrierLettersTests
{
    private const string Said = "<?xml version=\"1.0\" encoding=\"windows-1251\"?><a>Рязань</a>";
    private const string Unsaid = "<a>Рязань</a>";

    private static readonly Encoding Windows1251 = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    [Theory]
    [InlineData(Said, null)]
    [InlineData(Said, "windows-1251")]
    [InlineData(Said, "utf-8", false)]
    [InlineData(Unsaid, "windows-1251")]
    [InlineData(Unsaid, "\"Windows-1251\"")]
    [InlineData(Unsaid, "cp1251", false)]
    [InlineData(Unsaid, null, false)]
    [InlineData(Unsaid, "klingon", false)]
    public void Letters_are_read_by_the_alphabet_named_and_by_no_guess(string text, string? named, bool isRead = true)
    {
        var bytes = Windows1251.GetBytes(text);
        if (isRead)
        {
            Assert.Equal(Unsaid, Encoding.UTF8.GetString(CarrierLetters.ToUtf8(bytes, named)));
        }
        else
        {
            Assert.Equal(CarrierTrouble.Garbled, Recorded.Trouble(() => CarrierLetters.ToUtf8(bytes, named)));
        }
    }

    [Theory]
    [InlineData(Unsaid, "windows-1251", Unsaid)]
    [InlineData(Said, "windows-1251", Unsaid)]
    [InlineData("{\"a\":\"Рязань\"}", "iso-8859-1", "{\"a\":\"Рязань\"}")]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-8\"?><a/>", null, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a/>")]
    [InlineData("", "windows-1251", "")]
    public void What_is_utf_8_is_utf_8_whatever_it_is_called(string text, string? named, string read) =>
        Assert.Equal(read, Encoding.UTF8.GetString(CarrierLetters.ToUtf8(Encoding.UTF8.GetBytes(text), named)));
}
