using PostalTracking.Web.Features.Protection.Access;
using PostalTracking.Web.Features.Protection.Buyer;
using PostalTracking.Web.Features.Protection.Counter;
using PostalTracking.Web.Features.Protection.Paper;
using PostalTracking.Web.Features.Protection.Reports;
using PostalTracking.Web.Features.Protection.Sale;

namespace PostalTracking.Web.Features.Protection;

internal static class ProtectionServices
{
    public static IServiceCollection AddProtection(this IServiceCollection services)
    {
        services.AddSingleton<PolicyCodes>();
        services.AddHostedService<PolicySecretService>();
        services.AddBuyer();
        services.AddSale();
        services.AddCounter();
        return services.AddPaper().AddReports();
    }
}
