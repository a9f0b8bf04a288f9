using PostalTracking.Web.Features.Protection.Api;
using PostalTracking.Web.Features.Protection.Buyer;
using PostalTracking.Web.Features.Protection.Counter;
using PostalTracking.Web.Features.Protection.Paper;
using PostalTracking.Web.Features.Protection.Reports;

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
        routes.MapPaper();
        routes.MapReports();
        routes.MapBuyer();
    }
}
