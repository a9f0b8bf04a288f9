using PostalTracking.Web.Features.Claims.Upload.Files;
using PostalTracking.Web.Features.Claims.Upload.Store;
using PostalTracking.Web.Features.Claims.Upload.Tus;

namespace PostalTracking.Web.Features.Claims.Upload;

/// <summary>Files of a claim: how they come, are checked, shown and removed.</summary>
internal static class UploadSetup
{
    public static IServiceCollection AddUpload(this IServiceCollection services)
    {
        services.AddOptions<EvidenceOptions>().BindConfiguration(EvidenceOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IEvidenceStore, FolderStore>();
        services.AddSingleton<UploadLease>();
        services.AddScoped<EvidenceUploads>();
        services.AddScoped<EvidenceQuota>();
        services.AddScoped<CreateUpload>();
        services.AddScoped<AppendUpload>();
        services.AddScoped<EndUpload>();
        services.AddScoped<EvidenceList>();
        return services;
    }

    public static void MapUpload(this IEndpointRouteBuilder routes)
    {
        routes.MapTus(new KeyDoor());
        routes.MapTus(new PageDoor());
    }
}
