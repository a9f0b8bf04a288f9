using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Staff.Audit;

internal static class AuditSetup
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<AuditLog>();
        services.AddScoped<AuditReading>();
        services.AddScoped<AuditVerification>();
        services.AddRound<AuditSealing>(TimeSpan.FromMinutes(1));
        return services;
    }
}
