using PostalTracking.Web.Features.Carriers.Cainiao;

namespace PostalTracking.Web.Features.Carriers;

internal static class CarrierEndpoints
{
    public static void MapCarriers(this IEndpointRouteBuilder routes)
    {
        var carriers = routes.MapGroup("/api/v1/carriers").WithTags("Carriers");
        TracePush.Map(carriers);
    }
}
