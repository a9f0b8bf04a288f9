using PostalTracking.Web.Features.Tracking.Api;

namespace PostalTracking.Web.Features.Partners.Uploads.Reading;

/// <summary>One row of a file, cut out but not judged yet.</summary>
/// <param name="Line">Of the file, from 1, where it begins.</param>
/// <param name="Cells">Of a table, by the API's names of the columns; empty cells are not there.</param>
/// <param name="Json">Of NDJSON.</param>
/// <param name="Fault">It can't be cut out.</param>
internal sealed record FileRow(int Line, IReadOnlyDictionary<string, string>? Cells, string? Json, RowFault? Fault = null)
{
    /// <summary>Characters of a row, bytes of a line: as much as a line of the API's stream may have.</summary>
    public const int Longest = StreamEvents.LongestLine;
}

/// <summary>The rows of a file, one by one.</summary>
internal interface IFileRows
{
    /// <summary>Null at the end.</summary>
    ValueTask<FileRow?> NextAsync(CancellationToken cancellationToken);
}

/// <summary>A file that can't be read as a whole.</summary>
/// <param name="refusal">A key of the texts, behind <c>Refusal.</c>.</param>
internal sealed class UnreadableFileException(string refusal, string? word = null) : Exception($"The file can't be read: {refusal}.")
{
    public string Refusal => refusal;

    public string? Word => word;
}
