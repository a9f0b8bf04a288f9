using System.Text;
using Npgsql;
using PostalTracking.Web.Features.Partners.Uploads.Store;

namespace PostalTracking.Web.Features.Partners.Uploads.Reading;

/// <summary>A kept file as rows, from its beginning.</summary>
internal sealed class UploadedFile : IDisposable
{
    private const int CyrillicOfWindows = 1251;

    private readonly PartStream _bytes;
    private readonly StreamReader _text;
    private readonly IFileRows _rows;
    private readonly UploadKind _kind;

    private UploadedFile(PartStream bytes, StreamReader text, IFileRows rows, UploadKind kind) =>
        (_bytes, _text, _rows, _kind) = (bytes, text, rows, kind);

    /// <summary>Bytes read so far, up to a buffer ahead of the last row.</summary>
    public long BytesRead => _bytes.Position;

    /// <summary>Columns of a table that are not read.</summary>
    public IReadOnlyList<string> UnknownColumns => _rows is CsvRows csv ? csv.Unknown : [];

    /// <exception cref="UnreadableFileException">It has no rows that could be read.</exception>
    public static async Task<UploadedFile> OpenAsync(NpgsqlDataSource database, PartnerUpload upload, CancellationToken cancellationToken)
    {
        var encoding = upload.IsUtf8 ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(CyrillicOfWindows)!;
        var isJson = await IsJsonAsync(database, upload, encoding, cancellationToken);
        if (isJson && !upload.IsUtf8)
        {
            throw new UnreadableFileException("NotUtf8");
        }

        var bytes = new PartStream(database, upload.UploadId);
        var text = new StreamReader(bytes, encoding, detectEncodingFromByteOrderMarks: upload.IsUtf8, bufferSize: 32 * 1024);
        IFileRows rows = isJson ? new JsonRows(text) : await CsvRows.OpenAsync(text, upload.Kind, cancellationToken);
        return new(bytes, text, rows, upload.Kind);
    }

    public async ValueTask<ReadRow?> NextAsync(CancellationToken cancellationToken) =>
        await _rows.NextAsync(cancellationToken) is { } row ? ReadRow.Of(row, _kind) : null;

    public void Dispose()
    {
        _text.Dispose();
        _bytes.Dispose();
    }

    // By its first character: a table begins with a header, and no column's name with a brace.
    private static async Task<bool> IsJsonAsync(
        NpgsqlDataSource database, PartnerUpload upload, Encoding encoding, CancellationToken cancellationToken)
    {
        using var text = new StreamReader(new PartStream(database, upload.UploadId), encoding);
        var beginning = new char[256];
        var length = await text.ReadBlockAsync(beginning, cancellationToken);
        return beginning.AsSpan(0, length).TrimStart().TrimStart('\uFEFF') is ['{', ..];
    }
}
