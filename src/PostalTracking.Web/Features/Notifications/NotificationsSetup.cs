using System.Net;
using PostalTracking.Web.Features.Notifications.Notices;
using PostalTracking.Web.Features.Notifications.Relay;
using PostalTracking.Web.Features.Notifications.Webhooks;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications;

/// <summary>Whoever is told of what happens: people by notices, partners by webhooks.</summary>
internal static class NotificationsSetup
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton<ResolveName>((name, cancellationToken) => Dns.GetHostAddressesAsync(name, cancellationToken));
        services.AddRound<OutboxRelay>(TimeSpan.FromSeconds(1));
        services.AddRound<OutboxPurge>(TimeSpan.FromHours(6));
        services.AddWebhooks();
        services.AddNotices();
        return services;
    }

    public static void MapNotifications(this IEndpointRouteBuilder routes)
    {
        routes.MapWebhooks();
        routes.MapNotices();
    }
}
