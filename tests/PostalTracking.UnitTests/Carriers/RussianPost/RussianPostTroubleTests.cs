using System.Diagnostics;
using System.Text;
using CsCheck;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Carriers;
using PostalTracking.Web.Features.Carriers.RussianPost;

namespace PostalTracking.UnitTests.Carriers.RussianPost;

/// <summary>Whatever comes instead of an answer ends in the one documented exception.</summary>
public sealed class RussianPostTroubleTests
{
    private const string LoginPage = "<!DOCTYPE html><html><body><form><input name=\"login\"><br></form></body></html>";
    private const string Laughs =
        "<?xml version=\"1.0\"?><!DOCTYPE S [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;\">]><S>&c;</S>";
    private const string Outside =
        "<?xml version=\"1.0\"?><!DOCTYPE S SYSTEM \"http://127.0.0.1:9/evil.dtd\" [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><S>&x;</S>";

    private static readonly TrackNumber Number = TrackNumber.Parse("ZA301002037HK");
    private static readonly string[] Files =
        ["registered.xml", "srm-other-prefixes.xml", "odd-times.xml", "unknown-codes.xml", "fault-login.xml", "empty.xml"];

    [Theory]
    [InlineData("fault-login.xml", nameof(CarrierTrouble.Refused))]
    [InlineData("fault-language.xml", nameof(CarrierTrouble.Failed))]
    [InlineData("fault-unheard-of.xml", nameof(CarrierTrouble.Failed))]
    public void A_fault_about_us_or_the_post_is_trouble(string file, string trouble) =>
        Assert.Equal(trouble, Trouble(Recorded.Answer("RussianPost", file)).ToString());

    [Fact]
    public void A_fault_about_the_number_is_a_number_the_post_does_not_know() =>
        Assert.Empty(RussianPostParser.Parse(Number, Recorded.Answer("RussianPost", "fault-format.xml")).Events);

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0\0")]
    [InlineData("<a/>")]
    [InlineData("{\"success\":true}")]
    [InlineData("<?xml version=\"1.0\" encoding=\"klingon\"?><a/>")]
    [InlineData(LoginPage)]
    [InlineData(Laughs)]
    [InlineData(Outside)]
    public void What_is_not_the_posts_answer_is_garbled(string answer) =>
        Assert.Equal(CarrierTrouble.Garbled, Trouble(Encoding.UTF8.GetBytes(answer)));

    [Fact]
    public void Windows_1251_without_a_declaration_is_garbled()
    {
        var windows1251 = Recorded.Text("RussianPost", "registered.xml").Select(c => c < 128 ? (byte)c : (byte)(0xC0 + (c & 0x3F))).ToArray();
        Assert.Equal(CarrierTrouble.Garbled, Trouble(windows1251));
    }

    [Fact]
    public void A_truncated_answer_is_garbled_wherever_it_ends()
    {
        var whole = Recorded.Answer("RussianPost", "srm.xml");
        for (var length = 0; length < whole.Length - 2; length += 97)
        {
            Assert.Equal(CarrierTrouble.Garbled, Trouble(whole[..length]));
        }
    }

    [Fact]
    public void A_hundred_thousand_nested_elements_are_garbled_at_once()
    {
        var began = Stopwatch.GetTimestamp();
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000));
        Assert.Equal(CarrierTrouble.Garbled, Trouble(Encoding.UTF8.GetBytes(deep)));

        var inside = Recorded.Text("RussianPost", "bare.xml").Replace("<ns3:OperType>", $"<ns3:OperType>{deep}", StringComparison.Ordinal);
        Assert.Equal(CarrierTrouble.Garbled, Trouble(Encoding.UTF8.GetBytes(inside)));
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Mutated_answers_are_read_or_refused_and_nothing_else() =>
        Mutations.Of(Files.Select(file => Recorded.Answer("RussianPost", file))).Sample(Read, iter: 4_000);

    private static void Read(byte[] answer)
    {
        try
        {
            var report = RussianPostParser.Parse(Number, answer);
            Assert.All(report.Events, Storable.Check);
        }
        catch (CarrierUnavailableException)
        {
            // What is documented.
        }
    }

    private static CarrierTrouble Trouble(byte[] answer) => Recorded.Trouble(() => RussianPostParser.Parse(Number, answer));
}
