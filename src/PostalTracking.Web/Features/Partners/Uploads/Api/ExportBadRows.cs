using System.Globalization;
using System.Text;
using PostalTracking.Web.Features.Partners.Uploads.Store;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners.Uploads.Api;

/// <summary>All rejected rows of an upload as a table for a spreadsheet, page by page from the database.</summary>
internal static class ExportBadRows
{
    private const int AtATime = 5_000;

    private static readonly string[] Head = ["Line", "Number", "Column", "Value", "Reason"];

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/partner/uploads/{uploadId:guid}/bad-rows.csv", HandleAsync)
        .RequireAuthorization(StaffAccess.Partner)
        .ExcludeFromDescription();

    private static async Task<IResult> HandleAsync(
        Guid uploadId, HttpContext context, UploadViews views, CancellationToken cancellationToken)
    {
        if (await views.FindAsync(uploadId, context.User.TenantId()!.Value, cancellationToken) is not { Upload: var upload })
        {
            return Problems.Of(context, ProblemKind.NotFound);
        }

        var language = Languages.Current;
        return TypedResults.Stream(
            stream => WriteAsync(stream, views, upload, language, cancellationToken), CsvLine.ContentType, "bad-rows.csv");
    }

    private static async Task WriteAsync(
        Stream stream, UploadViews views, PartnerUpload upload, string language, CancellationToken cancellationToken)
    {
        // With a byte order mark: spreadsheets would otherwise read the letters by their own old code page.
        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await text.WriteAsync(CsvLine.Of(Head.Select(column => UploadTexts.For($"Column.{column}", language))));
        var after = 0;
        while (await views.BadRowsAsync(upload, after, AtATime, cancellationToken) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                await text.WriteAsync(CsvLine.Of(
                    row.Line.ToString(CultureInfo.InvariantCulture),
                    row.TrackNumber,
                    row.Field,
                    row.Value,
                    FaultBook.Say(row.Fault, row.Field, row.Arguments, language)));
            }

            after = rows[^1].Line;
            await text.FlushAsync(cancellationToken);
        }
    }
}
