using PostalTracking.Web.Features.Partners.Uploads.Reading;

namespace PostalTracking.UnitTests.Features.Partners.Uploads;

public sealed class CsvReaderTests
{
    [Theory]
    [InlineData("a,b\r\nc,d\r\n", "1:a|b 2:c|d")]
    [InlineData("a;b\nc;d", "1:a|b 2:c|d")]
    [InlineData("a\tb\rc\td\r", "1:a|b 2:c|d")]
    [InlineData("a;b,c\n\n\n;\nd;e", "1:a|b,c 5:d|e")]
    [InlineData("\"a\"\"1\",\"b,\r\n2\"\r\n \"c\",d \r\n", "1:a\"1|b,\r\n2 3: c|d ")]
    [InlineData("a,b\"c\",\"d\"e\n", "1:a|b\"c\"|de")]
    [InlineData("a,\"no end\nb,c\nd,e\n", "1!OpenQuote 2:b|c 3:d|e")]
    [InlineData("a,b\n\"no end", "1:a|b 2!OpenQuote")]
    [InlineData("a,0123456789012345678901234567890123456789\nb,c\n", "1!TooLong 2:b|c")]
    [InlineData("a,\"0123456789012345678901234567890123456789\nb\",c\nd,e\n", "1!OpenQuote 2:b\"|c 3:d|e")]
    [InlineData("", "")]
    public async Task Reads_what_spreadsheets_write(string text, string read)
    {
        var reader = new CsvReader(new Dripping(text), longest: 30);
        await reader.FindDelimiterAsync(TestContext.Current.CancellationToken);

        var records = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken) is { } record)
        {
            records.Add(record.Flaw == CsvFlaw.None ? $"{record.Line}:{string.Join('|', record.Cells)}" : $"{record.Line}!{record.Flaw}");
        }

        Assert.Equal(read, string.Join(' ', records));
    }

    /// <summary>The first line at once, the rest a character at a time: pieces end wherever they like.</summary>
    private sealed class Dripping(string text) : TextReader
    {
        private int _at;

        public override ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
        {
            var length = _at == 0 ? text.IndexOfAny(['\r', '\n']) + 1 : Math.Min(1, text.Length - _at);
            length = _at == 0 && length == 0 ? text.Length : length;
            text.AsSpan(_at, length).CopyTo(buffer.Span);
            _at += length;
            return ValueTask.FromResult(length);
        }
    }
}
