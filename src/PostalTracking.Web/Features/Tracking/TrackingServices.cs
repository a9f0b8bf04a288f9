using PostalTracking.Web.Features.Tracking.Api;
using PostalTracking.Web.Features.Tracking.Codes;
using PostalTracking.Web.Features.Tracking.Ingest;
using PostalTracking.Web.Features.Tracking.Lanes;
using PostalTracking.Web.Features.Tracking.LookUp;
using PostalTracking.Web.Features.Tracking.Polling;
using PostalTracking.Web.Features.Tracking.Registration;

namespace PostalTracking.Web.Features.Tracking;

internal static class TrackingServices
{
    public static IServiceCollection AddTracking(this IServiceCollection services)
    {
        services.AddOptions<PollingOptions>().BindConfiguration(PollingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<CodeBook>();
        services.AddSingleton<UnknownCodes>();
        services.AddSingleton<CarrierWords>();
        services.AddSingleton<Places>();
        services.AddSingleton<LaneBook>();
        services.AddSingleton<LaneCount>();
        services.AddHostedService<LaneCountService>();
        services.AddSingleton<PollSchedule>();
        services.AddSingleton<CarrierHealthBoard>();
        services.AddSingleton<UnknownNumberCap>();
        services.AddSingleton<TrackingLookup>();
        services.AddSingleton<ShipmentViews>();
        services.AddSingleton<ParcelPages>();
        services.AddSingleton<SearchQueue>();
        services.AddHostedService<SearchQueueService>();
        services.AddHostedService<UnknownNumberPurge>();
        services.AddSingleton<EventMeter>();
        services.AddSingleton<StreamTurns>();
        services.AddSingleton<StreamEvents>();
        services.AddScoped<Ingest.Ingest>();
        services.AddScoped<Register>();
        return services;
    }
}
