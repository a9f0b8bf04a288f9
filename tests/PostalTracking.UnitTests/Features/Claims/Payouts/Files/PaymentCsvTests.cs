using System.Text;
using PostalTracking.Web.Features.Claims.Payouts.Files;

namespace PostalTracking.UnitTests.Features.Claims.Payouts.Files;

public sealed class PaymentCsvTests
{
    [Fact]
    public void A_file_is_a_table_with_a_mark_and_lines_of_windows()
    {
        var bytes = PaymentCsv.Of(MadeUpFile.OfTwo);

        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3).Split("\r\n");
        Assert.Equal("payment,payee,account,bic,amount,currency,purpose", lines[0]);
        Assert.Equal(
            "407138592-1,Иванов Иван Иванович,40817810300006104821,044525974,4500.00,RUB,"
            + "\"Возмещение по обращению 407138592, защита покупки 6001234567. НДС не облагается\"",
            lines[1]);
        Assert.Contains(",50000000.01,RUB,", lines[2], StringComparison.Ordinal);
        Assert.Equal(("", 4), (lines[^1], lines.Length));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+7", "'+7")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("=\"a\",b", "\"'=\"\"a\"\",b\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a \"b\"", "\"a \"\"b\"\"\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("Иванов", "Иванов")]
    [InlineData("", "")]
    public void No_cell_is_a_formula_and_none_breaks_out(string value, string cell) => Assert.Equal(cell, PaymentCsv.Cell(value));
}
