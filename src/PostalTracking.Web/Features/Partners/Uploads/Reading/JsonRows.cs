using System.Text;
using PostalTracking.Web.Features.Tracking.Api;

namespace PostalTracking.Web.Features.Partners.Uploads.Reading;

/// <summary>The lines of NDJSON. Holds one at a time, and of a long one nothing.</summary>
internal sealed class JsonRows(TextReader text) : IFileRows
{
    private readonly char[] _buffer = new char[32 * 1024];
    private readonly StringBuilder _row = new();
    private int _at;
    private int _length;
    private int _line;

    public async ValueTask<FileRow?> NextAsync(CancellationToken cancellationToken)
    {
        while (await ReadAsync(cancellationToken) is { } row)
        {
            if (row.Fault is not null || !string.IsNullOrWhiteSpace(row.Json))
            {
                return row;
            }
        }

        return null;
    }

    private async ValueTask<FileRow?> ReadAsync(CancellationToken cancellationToken)
    {
        var (isTooLong, isAnything) = (false, false);
        _row.Clear();
        while (true)
        {
            if (_at == _length)
            {
                (_at, _length) = (0, await text.ReadAsync(_buffer, cancellationToken));
                if (_length == 0)
                {
                    return isAnything ? Row(isTooLong) : null;
                }
            }

            isAnything = true;
            var rest = _buffer.AsSpan(_at, _length - _at);
            var end = rest.IndexOf('\n');
            var piece = end < 0 ? rest : rest[..end];
            isTooLong |= _row.Length + piece.Length > FileRow.Longest;
            if (!isTooLong)
            {
                _row.Append(piece);
            }

            _at += end < 0 ? piece.Length : piece.Length + 1;
            if (end >= 0)
            {
                return Row(isTooLong);
            }
        }
    }

    private FileRow Row(bool isTooLong)
    {
        _line++;
        return isTooLong ? new(_line, null, null, RowFault.TooLong(FileRow.Longest)) : new(_line, null, _row.ToString());
    }
}
