using System.Text;
using PostalTracking.Web.Features.Carriers;

namespace PostalTracking.UnitTests.Carriers;

public sealed class AnswerSampleTests
{
    [Theory]
    [InlineData("<a:Name>Visible</a:Name><a:Sndr>IVANOV</a:Sndr><a:Rcpn>PETROVA / OOO</a:Rcpn><b>After</b>", true)]
    [InlineData("Visible<Sndr>IVANOV &amp; CO</Sndr><b>After</b>", true)]
    [InlineData("Visible&lt;Sndr&gt;IVANOV&lt;/Sndr&gt;After", true)]
    [InlineData("Visible<Sndr><x>IVANOV</x></Sndr>After", true)]
    [InlineData("Visible<ns3:Rcpn>PETROVA", false)]
    [InlineData("Visible<ns3:Rcpn>PETROVA</ns3", false)]
    [InlineData("{\"a\":\"Visible\",\"Rcpn\":\"PETROVA\",\"b\":1}", false)]
    [InlineData("Visible<\0S\0n\0d\0r\0>\0I\0V\0A\0N\0O\0V", false)]
    public void Whoever_sends_and_receives_is_left_out(string answer, bool goesOn)
    {
        var sample = AnswerSample.Of(Encoding.UTF8.GetBytes(answer))!;
        Assert.Contains("Visible", sample, StringComparison.Ordinal);
        Assert.DoesNotContain("IVANOV", sample, StringComparison.Ordinal);
        Assert.DoesNotContain("PETROVA", sample, StringComparison.Ordinal);
        Assert.Equal(goesOn, sample.Contains("After", StringComparison.Ordinal));
    }

    [Fact]
    public void Letters_that_are_not_ascii_are_left_out_in_any_alphabet()
    {
        var windows1251 = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
        foreach (var alphabet in new[] { Encoding.UTF8, windows1251 })
        {
            Assert.Equal("<p>…: 12</p>", AnswerSample.Of(alphabet.GetBytes("<p>Иванов: 12</p>")));
        }
    }

    [Fact]
    public void Nothing_has_no_sample_and_much_has_its_first_four_thousand_letters()
    {
        Assert.Null(AnswerSample.Of([]));
        Assert.Equal(4096, AnswerSample.Of(new byte[1_000_000].Select(_ => (byte)'x').ToArray())!.Length);
    }
}
