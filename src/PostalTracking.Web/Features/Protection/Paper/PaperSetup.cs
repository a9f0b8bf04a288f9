using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Protection.Paper;

/// <summary>The papers that the counter gives out.</summary>
internal static class PaperSetup
{
    public static IServiceCollection AddPaper(this IServiceCollection services)
    {
        services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddScoped<PolicyPapers>().AddScoped<Reprint>();
    }

    public static void MapPaper(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/counter/policies/{policyNumber}/paper.pdf", PdfAsync).RequireAuthorization(StaffAccess.Counter).ExcludeFromDescription();

    private static async Task<IResult> PdfAsync(
        string policyNumber, int? copy, HttpContext context, PolicyPapers papers, CancellationToken cancellationToken) =>
        await papers.FindAsync(policyNumber, CurrentStaff.Of(context.User)!.Office, copy, cancellationToken) is { MayBePrinted: true } found
            ? TypedResults.File(PaperPdf.Of(PaperWords.Of(found.Facts, Languages.CurrentOfStaff)), "application/pdf")
            : TypedResults.NotFound();
}
