using System.Text;
using PostalTracking.Web.Features.Partners.Uploads.Reading;
using PostalTracking.Web.Features.Partners.Uploads.Store;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners.Uploads.Api;

/// <summary>A table to begin with: the header with all columns, and one row as an example.</summary>
internal static class ReadTemplate
{
    private static readonly Dictionary<string, (UploadKind Kind, string[] Row)> Templates = new()
    {
        ["shipments"] = (
            UploadKind.Shipments,
            ["ZA000000005HK", "srm", "HK", "RU", "390000", "2.01", "", "seller-4711", "Lucky Shop", "4567"]),
        ["events"] = (
            UploadKind.Events, ["ZA000000005HK", "2026-11-20T10:12:00+03:00", "8/2", "russian-post", "390000", "", "RU"]),
    };

    public static IEnumerable<string> Names => Templates.Keys;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/partner/uploads/templates/{template}.csv", Handle)
        .RequireAuthorization(StaffAccess.Partner)
        .ExcludeFromDescription();

    public static string Of(string template) =>
        CsvLine.Of(Columns.All(Templates[template].Kind)) + CsvLine.Of(Templates[template].Row);

    private static IResult Handle(string template, HttpContext context) => Templates.ContainsKey(template)
        ? TypedResults.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Of(template))], CsvLine.ContentType, $"{template}.csv")
        : Problems.Of(context, ProblemKind.NotFound);
}
