using Microsoft.Extensions.Options;
using PostalTracking.Web.Features.Partners.Uploads.Api;
using PostalTracking.Web.Features.Partners.Uploads.Receiving;
using PostalTracking.Web.Features.Partners.Uploads.Work;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Partners.Uploads;

/// <summary>Files of partners: how they come, are tried, done and forgotten.</summary>
internal static class UploadsSetup
{
    public static IServiceCollection AddUploads(this IServiceCollection services)
    {
        services.AddOptions<UploadOptions>().BindConfiguration(UploadOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<ReceiveFile>();
        services.AddScoped<UploadOrders>();
        services.AddScoped<UploadViews>();
        services.AddScoped<RowVerdicts>();
        services.AddScoped<RegisterOne>();
        services.AddSingleton<UploadClaims>();
        services.AddSingleton<UploadWork>();
        services.AddScoped<UploadRound>();
        services.AddSingleton(provider => new Rhythm<UploadRound>(
            provider.GetRequiredService<IOptions<UploadOptions>>().Value.Round, TimeSpan.FromSeconds(1)));
        services.AddHostedService<RoundService<UploadRound>>();
        services.AddRound<UploadPurge>(every: TimeSpan.FromHours(1), first: TimeSpan.FromMinutes(7));
        return services;
    }

    public static void MapUploads(this IEndpointRouteBuilder routes)
    {
        PostFile.Map(routes);
        ReadProgress.Map(routes);
        ExportBadRows.Map(routes);
        ReadTemplate.Map(routes);
    }
}
