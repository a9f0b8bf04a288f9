using System.Text;

namespace PostalTracking.Web.Features.Partners.Uploads.Reading;

internal enum CsvFlaw
{
    None,
    TooLong,
    OpenQuote,
}

/// <param name="Line">Of the file, from 1, where the record begins.</param>
internal sealed record CsvRecord(int Line, IReadOnlyList<string> Cells, CsvFlaw Flaw);

/// <summary>
/// Reads a table as spreadsheets write it (RFC 4180): cells may be quoted and then hold anything, lines may end in CRLF, LF or CR.
/// Holds one record at a time. A quote that nobody closes costs its own line and not the rest of the file.
/// </summary>
internal sealed class CsvReader(TextReader text, int longest)
{
    private const char End = '\0';

    private readonly StringBuilder _raw = new();
    private readonly StringBuilder _cell = new();
    private char[] _buffer = new char[32 * 1024];
    private int _at;
    private int _length;
    private int _line = 1;
    private bool _hasEnded;

    /// <summary>Comma, semicolon or tab: whichever the first line has most of.</summary>
    public char Delimiter { get; private set; } = ',';

    /// <summary>Looks at the first line without taking it.</summary>
    public async ValueTask FindDelimiterAsync(CancellationToken cancellationToken)
    {
        await FillAsync(cancellationToken);
        var isQuoted = false;
        Span<int> counts = [0, 0, 0];
        foreach (var c in _buffer.AsSpan(_at, _length - _at))
        {
            isQuoted ^= c == '"';
            if (!isQuoted && c is '\n' or '\r')
            {
                break;
            }

            if (!isQuoted && Delimiters.IndexOf(c, StringComparison.Ordinal) is >= 0 and var found)
            {
                counts[found]++;
            }
        }

        Delimiter = Delimiters[counts.IndexOf(Math.Max(counts[0], Math.Max(counts[1], counts[2])))];
    }

    /// <summary>The next record; null at the end. Empty lines are passed over.</summary>
    public async ValueTask<CsvRecord?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await PeekAsync(cancellationToken) is End && _hasEnded)
            {
                return null;
            }

            var record = await ReadLineAsync(cancellationToken);
            if (record.Flaw != CsvFlaw.None || record.Cells.Any(cell => cell.Length > 0))
            {
                return record;
            }
        }
    }

    private const string Delimiters = ";\t,";

    private async ValueTask<CsvRecord> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = _line;
        var cells = new List<string>();
        var (isQuoted, isBegun) = (false, false);
        _raw.Clear();
        _cell.Clear();
        while (true)
        {
            var c = await TakeAsync(cancellationToken);
            if (_hasEnded && c == End)
            {
                return isQuoted ? await GiveBackAsync(line, CsvFlaw.OpenQuote, cancellationToken) : Whole();
            }

            if (_raw.Length > longest)
            {
                return await GiveBackAsync(line, isQuoted ? CsvFlaw.OpenQuote : CsvFlaw.TooLong, cancellationToken);
            }

            switch (c)
            {
                case '"' when isQuoted && await PeekAsync(cancellationToken) == '"':
                    await TakeAsync(cancellationToken);
                    _cell.Append('"');
                    break;
                case '"' when isQuoted || !isBegun:
                    isQuoted = !isQuoted;
                    isBegun = true;
                    break;
                case '\r' or '\n' when !isQuoted:
                    if (c == '\r' && await PeekAsync(cancellationToken) == '\n')
                    {
                        await TakeAsync(cancellationToken);
                    }

                    return Whole();
                case var _ when c == Delimiter && !isQuoted:
                    cells.Add(_cell.ToString());
                    _cell.Clear();
                    isBegun = false;
                    break;
                default:
                    _cell.Append(c);
                    isBegun |= c != ' ';
                    break;
            }
        }

        CsvRecord Whole()
        {
            cells.Add(_cell.ToString());
            return new(line, cells, CsvFlaw.None);
        }
    }

    // What came after the line in which it began is read once more, as lines of their own.
    private async ValueTask<CsvRecord> GiveBackAsync(int line, CsvFlaw flaw, CancellationToken cancellationToken)
    {
        var raw = _raw.ToString();
        var end = raw.AsSpan().IndexOfAny('\r', '\n');
        if (end >= 0)
        {
            end += raw[end] == '\r' && end + 1 < raw.Length && raw[end + 1] == '\n' ? 2 : 1;
            var rest = string.Concat(raw.AsSpan(end), _buffer.AsSpan(_at, _length - _at));
            (_buffer, _at, _length, _line, _hasEnded) = (Grown(rest), 0, rest.Length, line + 1, false);
        }
        else
        {
            while (await TakeAsync(cancellationToken) is var c && !(_hasEnded && c == End) && c is not ('\r' or '\n'))
            {
                _raw.Clear();
            }

            if (_raw.Length > 0 && _raw[^1] == '\r' && await PeekAsync(cancellationToken) == '\n')
            {
                await TakeAsync(cancellationToken);
            }
        }

        return new(line, [raw[..Math.Min(raw.Length, 64)]], flaw);
    }

    private char[] Grown(string rest)
    {
        var buffer = new char[Math.Max(rest.Length, _buffer.Length)];
        rest.CopyTo(buffer);
        return buffer;
    }

    private async ValueTask<char> PeekAsync(CancellationToken cancellationToken)
    {
        if (_at == _length)
        {
            await FillAsync(cancellationToken);
        }

        return _hasEnded ? End : _buffer[_at];
    }

    private async ValueTask<char> TakeAsync(CancellationToken cancellationToken)
    {
        var c = await PeekAsync(cancellationToken);
        if (!_hasEnded)
        {
            _at++;
            _raw.Append(c);
            CountLine(c);
        }

        return c;
    }

    // CRLF is counted by its first half.
    private void CountLine(char c)
    {
        if (c == '\r' || (c == '\n' && !(_raw.Length > 1 && _raw[^2] == '\r')))
        {
            _line++;
        }
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        (_at, _length) = (0, await text.ReadAsync(_buffer, cancellationToken));
        _hasEnded = _length == 0;
    }
}
