using System.Globalization;
using System.Text;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>The statistics of the banks as a table for a spreadsheet.</summary>
internal static class ExportBanks
{
    public static void MapBanks(this IEndpointRouteBuilder routes) => routes
        .MapGet("/desk/letters/banks.csv", HandleAsync)
        .RequireAuthorization(StaffAccess.Desk)
        .ExcludeFromDescription();

    private static async Task<IResult> HandleAsync(BankStatistics statistics, AuditLog audit, CancellationToken cancellationToken)
    {
        var rows = await statistics.ReadAsync(cancellationToken);
        await audit.WriteAsync(AuditActions.BanksExported, null, new { rows = rows.Count }, cancellationToken);
        var table = BankTable.Of(rows, Languages.CurrentOfStaff);

        // With a byte order mark: spreadsheets would otherwise read the letters by their own old code page.
        return TypedResults.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(table)], "text/csv; charset=utf-8", "banks.csv");
    }
}

/// <summary>RFC 4180, all cells quoted; what a spreadsheet would take for a formula begins with an apostrophe.</summary>
internal static class BankTable
{
    private static readonly string[] Columns = ["Name", "Kind", "Letters", "Answered", "Median", "Favourable", "Share", "Refunded"];

    public static string Of(IEnumerable<BankRow> rows, string language) => string.Concat(
        rows.Select(row => Cells(row, language)).Prepend([.. Columns.Select(column => LetterTexts.For($"Banks.{column}", language))])
            .Select(cells => $"{string.Join(',', cells.Select(Cell))}\r\n"));

    private static string[] Cells(BankRow row, string language) =>
    [
        row.Name,
        LetterTexts.For($"CorrespondentKind.{row.Kind}", language),
        Plain(row.Letters),
        Plain(row.Answered),
        row.MedianDays is { } days ? Plain(days) : "",
        Plain(row.Favourable),
        row.Share is { } share ? Plain(Math.Round(share, 3)) : "",
        Plain(row.Refunded / 100m),
    ];

    private static string Cell(string value)
    {
        var safe = value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{value}" : value;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Plain(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
