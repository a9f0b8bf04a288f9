using PostalTracking.Web.Features.Partners.Uploads.Store;
using PostalTracking.Web.Features.Tracking.Api;

namespace PostalTracking.Web.Features.Partners.Uploads.Reading;

/// <summary>The rows of a table below its header.</summary>
internal sealed class CsvRows : IFileRows
{
    private const int MostColumns = 100;

    // "sep=;" above the header tells Excel the divider, which the line shows us by itself.
    private const string ExcelsOwn = "sep=";

    private readonly CsvReader _reader;
    private readonly string?[] _columns;

    private CsvRows(CsvReader reader, string?[] columns, IReadOnlyList<string> unknown) =>
        (_reader, _columns, Unknown) = (reader, columns, unknown);

    /// <summary>Columns of the file that are not read.</summary>
    public IReadOnlyList<string> Unknown { get; }

    public static async Task<CsvRows> OpenAsync(TextReader text, UploadKind kind, CancellationToken cancellationToken)
    {
        var reader = new CsvReader(text, FileRow.Longest);
        await reader.FindDelimiterAsync(cancellationToken);
        var header = await reader.ReadAsync(cancellationToken) ?? throw new UnreadableFileException("Empty");
        if (header.Cells[0] == ExcelsOwn)
        {
            header = await reader.ReadAsync(cancellationToken) ?? throw new UnreadableFileException("NoRows");
        }

        if (header.Flaw != CsvFlaw.None || header.Cells.Count > MostColumns)
        {
            throw new UnreadableFileException("Header");
        }

        string?[] columns = [.. header.Cells.Select(name => Columns.Find(kind, name))];
        if (columns.OfType<string>().GroupBy(name => name).FirstOrDefault(same => same.Skip(1).Any()) is { Key: var twice })
        {
            throw new UnreadableFileException("TwoColumns", twice);
        }

        if (Columns.Needed(kind).FirstOrDefault(name => !columns.Contains(name)) is { } missing)
        {
            throw new UnreadableFileException("NoColumn", missing);
        }

        var unknown = header.Cells.Where((name, i) => columns[i] is null).Select(name => name.Trim()).Where(name => name.Length > 0);
        return new(reader, columns, [.. unknown]);
    }

    public async ValueTask<FileRow?> NextAsync(CancellationToken cancellationToken)
    {
        if (await _reader.ReadAsync(cancellationToken) is not { } record)
        {
            return null;
        }

        return record switch
        {
            { Flaw: CsvFlaw.OpenQuote } => Bad(record, RowFault.Of(UploadProblems.OpenQuote, null)),
            { Flaw: CsvFlaw.TooLong } => Bad(record, RowFault.TooLong(FileRow.Longest)),
            _ when record.Cells.Count > _columns.Length && record.Cells.Skip(_columns.Length).Any(cell => cell.Length > 0) =>
                Bad(record, RowFault.Of(UploadProblems.TooManyCells, null, record.Cells.Count, _columns.Length)),
            _ => new(record.Line, CellsOf(record), null),
        };
    }

    private static FileRow Bad(CsvRecord record, RowFault fault) => new(record.Line, null, null, fault);

    private Dictionary<string, string> CellsOf(CsvRecord record)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (column, cell) in _columns.Zip(record.Cells))
        {
            // PostgreSQL's text has no U+0000.
            if (column is not null && cell.Replace('\0', '\uFFFD').Trim() is { Length: > 0 } value)
            {
                cells[column] = value;
            }
        }

        return cells;
    }
}
