using PostalTracking.Web.Features.Protection.Access;

namespace PostalTracking.Web.Features.Protection;

internal static class ProtectionServices
{
    public static IServiceCollection AddProtection(this IServiceCollection services)
    {
        services.AddSingleton<PolicyCodes>();
        services.AddHostedService<PolicySecretService>();
        return services;
    }
}
