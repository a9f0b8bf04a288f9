using PostalTracking.Web.Features.Tracking.Api;
using PostalTracking.Web.Features.Tracking.Live;
using PostalTracking.Web.Features.Tracking.Watch;
using PostalTracking.Web.Features.Tracking.Watch.Calendar;

namespace PostalTracking.Web.Features.Tracking;

internal static class TrackingEndpoints
{
    public static void MapTracking(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("Tracking");
        ReceiveEvents.Map(api);

        var shipments = api.MapGroup("/shipments");
        FindShipment.Map(shipments);
        LookUpShipments.Map(shipments);
        RegisterShipments.Map(shipments);
        WatchShipment.Map(shipments);

        var watch = routes.MapGroup("/watch");
        ReadWatched.Map(watch);
        ShareList.Map(watch);
        MakeCalendar.Map(watch);
        WatchFeed.Map(watch);
    }
}
