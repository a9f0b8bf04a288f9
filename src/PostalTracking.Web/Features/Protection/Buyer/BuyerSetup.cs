using PostalTracking.Web.Features.Protection.Access;

namespace PostalTracking.Web.Features.Protection.Buyer;

/// <summary>The buyer's pages.</summary>
internal static class BuyerSetup
{
    public static void AddBuyer(this IServiceCollection services)
    {
        services.AddBuyerAccess();
        services.AddSingleton<CodeTries>();
        services.AddScoped<OpenPolicy>();
        services.AddScoped<CodeDoor>();
        services.AddScoped<BuyerPolicies>();
    }

    public static void MapBuyer(this IEndpointRouteBuilder routes) => ProtectionCalendar.Map(routes);
}
