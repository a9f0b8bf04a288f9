using System.Text;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.UnitTests.Staff;

public class TotpTests
{
    // RFC 6238, appendix B, cut to the six digits that apps show.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Gives_the_codes_of_the_standard(long second, string code) =>
        Assert.Equal(
            code, Totp.Code(Encoding.ASCII.GetBytes("12345678901234567890"), Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(second))));

    // RFC 4648, section 10, where the length is a whole number of groups.
    [Theory]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("12345678901234567890", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")]
    public void Writes_and_reads_base32(string text, string base32)
    {
        Assert.Equal(base32, Totp.Base32(Encoding.ASCII.GetBytes(text)));
        Assert.Equal(text, Encoding.ASCII.GetString(Totp.FromBase32(base32)));
    }
}
