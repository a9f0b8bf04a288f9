using PostalTracking.Web.Features.Claims.Api;
using PostalTracking.Web.Features.Claims.Calendar;
using PostalTracking.Web.Features.Claims.Case;
using PostalTracking.Web.Features.Claims.Demo;
using PostalTracking.Web.Features.Claims.Desk;
using PostalTracking.Web.Features.Claims.Filing;
using PostalTracking.Web.Features.Claims.Film;
using PostalTracking.Web.Features.Claims.Letters;
using PostalTracking.Web.Features.Claims.Payouts;
using PostalTracking.Web.Features.Claims.Rounds;
using PostalTracking.Web.Features.Claims.SenderReport;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Claims.Upload;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Senders;

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
        services.AddClaimApi();
        services.AddClaimRounds();
        services.AddWorkCalendar();
        services.AddUpload();
        services.AddLetters();
        services.AddPayouts();
        services.AddSenders().AddSenderReport();
        services.AddFilm();
        services.AddFiling();
        services.AddCase();
        services.AddDesk();
        services.AddScoped<DemoClaims>().AddHostedService<DemoClaimsService>();
        return services;
    }

    public static void MapClaims(this IEndpointRouteBuilder routes)
    {
        routes.MapClaimApi();
        routes.MapUpload();
        routes.MapLetters();
        routes.MapPayouts();
        routes.MapCase();
        routes.MapFilm();
    }
}
