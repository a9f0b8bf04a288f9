using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;
using PostalTracking.Web.Features.Tracking;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners;

/// <summary>
/// The list of the own parcels as a table for a spreadsheet, whole and of any length: written as it is read, and between two parts
/// no connection is held, however slowly it is taken.
/// </summary>
internal static class ExportParcels
{
    public const int AtOnce = 2_000;

    private static readonly string[] Columns =
    [
        "Number", "Status", "StatusSince", "Registered", "Service", "Origin", "Destination", "PostalCode", "Cod", "OrderValue", "Currency",
        "SenderId", "Sender",
    ];

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/partner/shipments.csv", HandleAsync)
        .RequireAuthorization(StaffAccess.Partner)
        .RequireRateLimiting(RateLimits.Writes)
        .ExcludeFromDescription();

    private static async Task<PushStreamHttpResult> HandleAsync(
        [AsParameters] Asked asked, HttpContext context, OwnParcels parcels, AuditLog audit, CancellationToken cancellationToken)
    {
        var tenant = context.User.TenantId()!.Value;
        var filter = asked.Filter();
        var language = Languages.Current;
        await audit.WriteAsync(AuditActions.PartnerParcelsExported, $"{tenant}", new { filter = filter.Query }, cancellationToken);
        return TypedResults.Stream(
            stream => WriteAsync(stream, parcels, tenant, filter, language, cancellationToken), CsvLine.ContentType, "shipments.csv");
    }

    private static async Task WriteAsync(
        Stream stream, OwnParcels parcels, int tenant, ParcelFilter filter, string language, CancellationToken cancellationToken)
    {
        // With a byte order mark: spreadsheets would otherwise read the letters by their own old code page.
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync(CsvLine.Of(Columns.Select(column => PartnerTexts.For($"Parcels.Csv.{column}", language))));
        ParcelPlace? after = null;
        while (await parcels.ReadAsync(tenant, filter, after, AtOnce, cancellationToken) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                await writer.WriteAsync(Line(row, language));
            }

            await writer.FlushAsync(cancellationToken);
            if (rows.Count < AtOnce)
            {
                break;
            }

            after = rows[^1].Place;
        }
    }

    private static string Line(OwnParcel row, string language) => CsvLine.Of(
        row.TrackNumber,
        EventTexts.For($"Status.{row.Status.Name()}", language),
        Time(row.StatusSince),
        Time(row.RegisteredAt),
        row.Service.Name(),
        row.Origin,
        row.Destination,
        row.DestinationPostalCode > 0 ? row.DestinationPostalCode.ToString(CultureInfo.InvariantCulture) : null,
        Sum(row.Cod),
        Sum(row.OrderValue),
        row.OrderCurrency,
        row.SenderId,
        row.SenderName);

    private static string? Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string? Sum(long? amount) => amount is { } minor ? (minor / 100m).ToString("0.00", CultureInfo.InvariantCulture) : null;

    private sealed record Asked(string? Number, string? Status, string? Service, string? Country, string? From, string? Until)
    {
        public ParcelFilter Filter() => new()
        {
            Number = Number,
            Status = Status,
            Service = Service,
            Country = Country,
            From = From,
            Until = Until,
        };
    }
}
