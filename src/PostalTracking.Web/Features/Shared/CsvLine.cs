namespace PostalTracking.Web.Features.Shared;

/// <summary>One row for a spreadsheet, by RFC 4180: all cells quoted; what it would take for a formula begins with an apostrophe.</summary>
internal static class CsvLine
{
    public const string ContentType = "text/csv; charset=utf-8";

    public static string Of(params IEnumerable<string?> cells) => $"{string.Join(',', cells.Select(Cell))}\r\n";

    private static string Cell(string? value)
    {
        var safe = value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{value}" : value ?? "";
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
