using PostalTracking.Web.Features.Protection.Api;
using PostalTracking.Web.Features.Protection.Counter;

namespace PostalTracking.Web.Features.Protection;

internal static class ProtectionEndpoints
{
    public static void MapProtection(this IEndpointRouteBuilder routes)
    {
        var policies = routes.MapGroup("/api/v1/policies").WithTags("Protection");
        SellPolicy.Map(policies);
        FindPolicy.Map(policies);
        CancelPolicy.Map(policies);
        routes.MapCounter();
    }
}
