using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Protection.Reports;

/// <summary>Journal, count and reports of the shifts.</summary>
internal static class ReportSetup
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddScoped<ShiftAccess>()
        .AddScoped<ShiftReports>()
        .AddScoped<ReadReport>()
        .AddScoped<CountDrawer>()
        .AddScoped<CloseShift>()
        .AddScoped<ApproveDifference>()
        .AddScoped<DisputeLine>();

    public static void MapReports(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/counter/shift/{shiftId:guid}/report.pdf", PdfAsync).RequireAuthorization(StaffAccess.Counter).ExcludeFromDescription();

    // Only of a closed shift: what is printed and filed must not move any more.
    private static async Task<IResult> PdfAsync(
        Guid shiftId, HttpContext context, ShiftAccess shifts, ShiftReports reports, CancellationToken cancellationToken) =>
        await shifts.FindAsync(shiftId, CurrentStaff.Of(context.User)!, cancellationToken) is { ClosedAt: not null } shift
            ? TypedResults.File(
                ReportPdf.Of(new(await reports.OfAsync(shift, cancellationToken), Languages.CurrentOfStaff)), "application/pdf")
            : TypedResults.NotFound();
}
