using PostalTracking.Web.Features.Shared.Print;

namespace PostalTracking.UnitTests.Shared.Print;

public sealed class Code128Tests
{
    // The data and check values of the symbol's best known examples; PJJ123C is published in set A, which starts one value lower.
    [Theory]
    [InlineData("Wikipedia", new[] { 104, 55, 73, 75, 73, 80, 69, 68, 73, 65, 88, 106 })]
    [InlineData("PJJ123C", new[] { 104, 48, 42, 42, 17, 18, 19, 35, 55, 106 })]
    [InlineData("12", new[] { 105, 12, 14, 106 })]
    [InlineData("1", new[] { 104, 17, 18, 106 })]
    public void Has_the_values_of_known_symbols(string text, int[] values) => Assert.Equal(values, Code128.Of(text).Values);

    [Theory]
    [InlineData("39000023004517", 105)] // in pairs from the first digit on
    [InlineData("ZA000000059HK", 104)]
    public void Postal_numbers_begin_in_the_set_that_makes_them_short(string number, int start)
    {
        var code = Code128.Of(number);

        Assert.Equal(start, code.Values[0]);
        Assert.Equal(number, Read(code.Values));
        Assert.True(code.Modules < ((number.Length + 3) * 11) + 2, $"{code.Modules} modules");
    }

    [Fact]
    public void Every_text_reads_back_and_its_check_holds()
    {
        foreach (var text in from letters in new[] { "", "A", "ab~", "Z Z" }
                             from digits in Enumerable.Range(0, 9)
                             from tail in new[] { "", "X", "!?" }
                             select letters + "123456789"[..digits] + tail)
        {
            if (text.Length > 0)
            {
                var values = Code128.Of(text).Values;
                Assert.Equal(text, Read(values));
                Assert.Equal(values.SkipLast(2).Select((value, place) => value * Math.Max(place, 1)).Sum() % 103, values[^2]);
            }
        }
    }

    [Fact]
    public void Each_value_is_eleven_modules_wide_and_the_stop_thirteen()
    {
        var code = Code128.Of("ZA000000059HK");

        Assert.Equal(((code.Values.Count - 1) * 11) + 13, code.Modules);
        Assert.Equal([(0, 2), (3, 1), (6, 1)], code.Bars.Take(3));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ЩЩ")]
    public void Refuses_what_the_symbol_cannot_hold(string text) => Assert.Throws<FormatException>(() => Code128.Of(text));

    private static string Read(IReadOnlyList<int> values)
    {
        var inPairs = values[0] == 105;
        var text = "";
        foreach (var value in values.Skip(1).SkipLast(2))
        {
            if (inPairs ? value == 100 : value == 99)
            {
                inPairs = !inPairs;
            }
            else
            {
                text += inPairs ? $"{value:00}" : ((char)(value + ' ')).ToString();
            }
        }

        return text;
    }
}
