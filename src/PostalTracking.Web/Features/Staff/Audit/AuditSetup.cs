namespace PostalTracking.Web.Features.Staff.Audit;

internal static class AuditSetup
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<AuditLog>();
        services.AddScoped<AuditSealing>();
        services.AddScoped<AuditVerification>();
        services.AddHostedService<AuditSealingService>();
        return services;
    }
}
