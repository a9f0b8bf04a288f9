using PostalTracking.Web.Features.Protection.Api;
using PostalTracking.Web.Features.Protection.Cancel;
using PostalTracking.Web.Features.Protection.Shifts;
using PostalTracking.Web.Features.Protection.Store;

namespace PostalTracking.Web.Features.Protection.Sale;

internal static class SaleServices
{
    public static IServiceCollection AddSale(this IServiceCollection services)
    {
        services.AddScoped<CurrentShift>();
        services.AddScoped<OpenShift>();
        services.AddScoped<DemoShift>();
        services.AddScoped<Journal>();
        services.AddScoped<SaleOffer>();
        services.AddScoped<SellProtection>();
        services.AddScoped<VoidPolicy>();
        services.AddScoped<RefundPolicy>();
        services.AddScoped<PolicyLookup>();
        services.AddSingleton<KeySeller>();
        return services;
    }
}
