using PostalTracking.Web.Features.Tracking.Api;
using PostalTracking.Web.Features.Tracking.Codes;
using PostalTracking.Web.Features.Tracking.Ingest;
using PostalTracking.Web.Features.Tracking.Lanes;
using PostalTracking.Web.Features.Tracking.Live;
using PostalTracking.Web.Features.Tracking.LookUp;
using PostalTracking.Web.Features.Tracking.Money;
using PostalTracking.Web.Features.Tracking.Polling;
using PostalTracking.Web.Features.Tracking.Registration;
using PostalTracking.Web.Features.Tracking.Silence;
using PostalTracking.Web.Features.Tracking.Watch;
using PostalTracking.Web.Features.Tracking.Watch.Calendar;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Tracking;

internal static class TrackingServices
{
    public static IServiceCollection AddTracking(this IServiceCollection services)
    {
        services.AddOptions<PollingOptions>().BindConfiguration(PollingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<CodOptions>().BindConfiguration(CodOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<CodeBook>();
        services.AddSingleton<UnknownCodes>();
        services.AddSingleton<CarrierWords>();
        services.AddSingleton<Places>();
        services.AddSingleton<OfficeClocks>();
        services.AddSingleton<MoneyOrders>();
        services.AddSingleton<CodTransfers>();
        services.AddSingleton<LaneBook>();
        services.AddSingleton<LaneCount>();
        services.AddRound<LaneCount>(TimeSpan.FromDays(1), first: TimeSpan.FromMinutes(5));
        services.AddSingleton<SilenceBook>();
        services.AddSingleton<SilenceCounting>();

        // After the lanes, which read the same tables.
        services.AddRound<SilenceCounting>(TimeSpan.FromDays(1), first: TimeSpan.FromMinutes(10));
        services.AddSingleton<PollSchedule>();
        services.AddSingleton<CarrierHealthBoard>();
        services.AddSingleton<UnknownNumberCap>();
        services.AddSingleton<TrackingLookup>();
        services.AddSingleton<ShipmentViews>();
        services.AddSingleton<ParcelPages>();
        services.AddSingleton<OpenSums>();
        services.AddSingleton<SearchQueue>();
        services.AddHostedService<SearchQueueService>();
        services.AddRound<UnknownNumberPurge>(TimeSpan.FromDays(1));
        services.AddOptions<WatchOptions>().BindConfiguration(WatchOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<WatchedParcels>();
        services.AddSingleton<ShareAllowance>();
        services.AddRound<SharedListPurge>(TimeSpan.FromHours(1));
        services.AddRound<WatchCalendarPurge>(TimeSpan.FromHours(1));
        services.AddLive();
        services.AddSingleton<EventMeter>();
        services.AddSingleton<EventTally>();
        services.AddSingleton<StreamTurns>();
        services.AddSingleton<StreamEvents>();
        services.AddScoped<Ingest.Ingest>();
        services.AddScoped<Register>();
        return services;
    }

    private static void AddLive(this IServiceCollection services)
    {
        services.AddOptions<LiveOptions>().BindConfiguration(LiveOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Watchers>();
        services.AddSingleton<WatchedChanges>();
        services.AddSingleton<LiveRound>();
        services.AddHostedService<LiveService>();
        services.AddHostedService<TickListener>();
    }
}
