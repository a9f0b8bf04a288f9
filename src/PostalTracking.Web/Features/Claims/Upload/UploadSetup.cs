using Microsoft.Extensions.Options;
using PostalTracking.Web.Features.Claims.Upload.Checks;
using PostalTracking.Web.Features.Claims.Upload.Files;
using PostalTracking.Web.Features.Claims.Upload.Keeping;
using PostalTracking.Web.Features.Claims.Upload.Store;
using PostalTracking.Web.Features.Claims.Upload.Tus;
using PostalTracking.Web.Features.Claims.Upload.Viewing;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Upload;

/// <summary>Files of a claim: how they come, are checked, shown and removed.</summary>
internal static class UploadSetup
{
    public static IServiceCollection AddUpload(this IServiceCollection services)
    {
        services.AddOptions<EvidenceOptions>().BindConfiguration(EvidenceOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<S3Options>().BindConfiguration(S3Options.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<S3Bucket>();
        services.AddSingleton<IEvidenceStore>(provider => provider.GetRequiredService<IOptions<S3Options>>().Value.Bucket is null
            ? ActivatorUtilities.CreateInstance<FolderStore>(provider)
            : ActivatorUtilities.CreateInstance<S3Store>(provider));
        services.AddSingleton<UploadLease>();
        services.AddScoped<EvidenceUploads>();
        services.AddScoped<EvidenceQuota>();
        services.AddScoped<CreateUpload>();
        services.AddScoped<AppendUpload>();
        services.AddScoped<EndUpload>();
        services.AddScoped<EvidenceList>();
        services.AddSingleton<ViewLedger>();
        services.AddSingleton<Clamd>();
        services.AddSingleton<Ffprobe>();
        services.AddScoped<FileExamination>();
        services.AddScoped<JudgeEvidence>();
        services.AddRound<EvidenceCheck>(every: TimeSpan.FromSeconds(2));
        services.AddRound<EvidenceSweep>(every: TimeSpan.FromMinutes(1));
        services.AddRound<EvidenceJanitor>(every: TimeSpan.FromHours(6), first: TimeSpan.FromMinutes(10));
        return services;
    }

    public static void MapUpload(this IEndpointRouteBuilder routes)
    {
        foreach (var door in new UploadDoor[] { new KeyDoor(), new PageDoor() })
        {
            routes.MapTus(door);
            ViewEvidence.Map(routes, door);
        }
    }
}
