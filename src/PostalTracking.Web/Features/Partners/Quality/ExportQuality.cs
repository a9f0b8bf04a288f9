using System.Globalization;
using System.Text;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;
using PostalTracking.Web.Features.Tracking.Api;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners;

/// <summary>The days of the score card as a table for a spreadsheet.</summary>
internal static class ExportQuality
{
    private static readonly string[] Columns = ["Day", "Stored", "Repeated", "Refused", "NoCode"];

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/partner/quality.csv", HandleAsync)
        .RequireAuthorization(StaffAccess.Partner)
        .ExcludeFromDescription();

    private static async Task<IResult> HandleAsync(
        int? days, HttpContext context, ReadQuality quality, AuditLog audit, CancellationToken cancellationToken)
    {
        var tenant = context.User.TenantId()!.Value;
        var span = days is { } asked && ReadQuality.Spans.Contains(asked) ? asked : ReadQuality.Spans[^1];
        var card = await quality.RunAsync(tenant, span, cancellationToken);
        await audit.WriteAsync(AuditActions.PartnerQualityExported, $"{tenant}", new { days = span }, cancellationToken);
        return TypedResults.File(
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Table(card, Languages.Current))], CsvLine.ContentType, "quality.csv");
    }

    private static string Table(QualityCard card, string language)
    {
        string[] head =
        [
            .. Columns.Select(column => PartnerTexts.For($"Quality.{column}", language)),
            .. Enumerable.Range(0, EventTally.Lateness.Count + 1).Select(step => QualityModel.Step(step, language)),
        ];
        return CsvLine.Of(head) + string.Concat(card.Days.Select(day => CsvLine.Of(
        [
            day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            .. new[] { day.Stored, day.Duplicate, day.Rejected, day.Unmapped }.Concat(day.Late)
                .Select(count => count.ToString(CultureInfo.InvariantCulture)),
        ])));
    }
}
