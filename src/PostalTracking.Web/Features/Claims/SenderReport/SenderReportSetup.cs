using PostalTracking.Web.Features.Claims.SenderReport.Appeals;
using PostalTracking.Web.Features.Claims.SenderReport.Reading;
using PostalTracking.Web.Features.Claims.SenderReport.Work;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.SenderReport;

/// <summary>What claims find out about senders, and the desk's view of them.</summary>
internal static class SenderReportSetup
{
    public static IServiceCollection AddSenderReport(this IServiceCollection services)
    {
        services.AddScoped<ParcelSenders>();
        services.AddScoped<ConfirmFraud>();
        services.AddScoped<EnterTraits>();
        services.AddScoped<GroupSenders>();
        services.AddScoped<DecideSenderAppeal>();
        services.AddScoped<SenderFiles>();
        services.AddScoped<SenderList>();
        services.AddScoped<SenderSearch>();
        services.AddScoped<ReusedMedia>();
        services.AddRound<WarnRecipients>(TimeSpan.FromMinutes(1));
        return services;
    }
}
