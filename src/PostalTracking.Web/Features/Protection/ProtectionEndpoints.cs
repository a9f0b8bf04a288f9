using PostalTracking.Web.Features.Protection.Api;

namespace PostalTracking.Web.Features.Protection;

internal static class ProtectionEndpoints
{
    public static void MapProtection(this IEndpointRouteBuilder routes)
    {
        var policies = routes.MapGroup("/api/v1/policies").WithTags("Protection");
        SellPolicy.Map(policies);
        FindPolicy.Map(policies);
        CancelPolicy.Map(policies);
    }
}
