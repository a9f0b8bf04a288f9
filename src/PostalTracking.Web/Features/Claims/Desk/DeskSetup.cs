using PostalTracking.Web.Features.Claims.Desk.Bulk;
using PostalTracking.Web.Features.Claims.Desk.Case;
using PostalTracking.Web.Features.Claims.Desk.Queue;
using PostalTracking.Web.Features.Claims.Desk.Texts;

namespace PostalTracking.Web.Features.Claims.Desk;

/// <summary>The consultants' desk: the queue, one claim with everything about it, canned texts, many claims at once.</summary>
internal static class DeskSetup
{
    public static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddScoped<DeskQueue>()
        .AddScoped<DeskViews>()
        .AddScoped<DeskStaff>()
        .AddScoped<ShareOut>()
        .AddScoped<DeskSearch>()
        .AddSingleton<PromiseFigures>()
        .AddScoped<CaseFile>()
        .AddScoped<SimilarClaims>()
        .AddScoped<CaseActs>()
        .AddScoped<ContactReading>()
        .AddScoped<CannedTexts>()
        .AddScoped<BulkPlan>()
        .AddScoped<BulkRun>();
}
