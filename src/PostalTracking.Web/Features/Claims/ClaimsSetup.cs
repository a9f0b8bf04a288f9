using PostalTracking.Web.Features.Claims.Case;
using PostalTracking.Web.Features.Claims.Demo;
using PostalTracking.Web.Features.Claims.Filing;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Work;

namespace PostalTracking.Web.Features.Claims;

/// <summary>The claim: from the opened box to the money back.</summary>
internal static class ClaimsSetup
{
    public static IServiceCollection AddClaims(this IServiceCollection services)
    {
        services.AddScoped<ClaimBook>();
        services.AddScoped<CalendarBook>();
        services.AddScoped<ClaimSteps>();
        services.AddScoped<ClaimTransaction>();
        services.AddScoped<ClaimOpening>();
        services.AddScoped<StartClaim>();
        services.AddScoped<SaveDraft>();
        services.AddScoped<SubmitClaim>();
        services.AddScoped<FileClaim>();
        services.AddScoped<MoveClaim>();
        services.AddScoped<DecideClaim>();
        services.AddScoped<AskEvidence>();
        services.AddScoped<AppealClaim>();
        services.AddScoped<WriteMessage>();
        services.AddScoped<AssignClaim>();
        services.AddScoped<EvidenceProgress>();
        services.AddFiling();
        services.AddCase();
        services.AddScoped<DemoClaims>().AddHostedService<DemoClaimsService>();
        return services;
    }

    public static void MapClaims(this IEndpointRouteBuilder routes)
    {
        routes.MapCase();
    }
}
