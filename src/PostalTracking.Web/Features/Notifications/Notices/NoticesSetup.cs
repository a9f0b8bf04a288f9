using System.Net;
using Microsoft.Extensions.Options;
using PostalTracking.Web.Features.Notifications.Relay;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Notices;

/// <summary>People are told of parcels and purchases, without an account.</summary>
internal static class NoticesSetup
{
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddOptions<NoticeOptions>().BindConfiguration(NoticeOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<NoticeKey>();
        services.AddSingleton<VapidKey>();
        services.AddHostedService<NoticeSecretService>();
        services.AddSingleton<NoticeAddress>();
        services.AddSingleton<NoticeLinks>();
        services.AddSingleton<NoticeDoor>();
        services.AddScoped<AskToBeTold>();
        services.AddScoped<NoticeBook>();
        services.AddScoped<BuyerNotices>();
        services.AddScoped<IOutboxReader, NoticeFanOut>();
        services.AddScoped<NoticeWriter>();
        services.AddSingleton<NoticeClaims>();
        services.AddSingleton<NoticeReceipt>();
        services.AddSingleton<NoticePost>();
        AddChannels(services);
        services.AddRound<NoticePurge>(TimeSpan.FromHours(6));
        return services;
    }

    public static void MapNotices(this IEndpointRouteBuilder routes)
    {
        BrowserNotices.Map(routes);
        TelegramUpdates.Map(routes);
    }

    private static void AddChannels(IServiceCollection services)
    {
        services.AddSingleton<EmailChannel>();
        services.AddSingleton<PushChannel>();
        services.AddSingleton<TelegramChannel>();
        services.AddSingleton<SmsChannel>();
        foreach (var client in new[] { TelegramChannel.Client, SmsChannel.Client })
        {
            Client(services, client).ConfigurePrimaryHttpMessageHandler(HttpDelivery.Handler);
        }

        Client(services, PushChannel.Client).ConfigurePrimaryHttpMessageHandler(provider =>
        {
            var isNearAllowed = provider.GetRequiredService<IOptions<NoticeOptions>>().Value.AllowLoopback;
            var handler = HttpDelivery.Handler();
            handler.ConnectCallback = (context, cancellationToken) => OuterLine.OpenAsync(
                context.DnsEndPoint,
                provider.GetRequiredService<ResolveName>(),
                address => OuterAddress.IsOne(address) || (isNearAllowed && IPAddress.IsLoopback(address)),
                cancellationToken);
            return handler;
        });
        services.AddRound<EmailRound>(TimeSpan.FromSeconds(2));
        services.AddRound<PushRound>(TimeSpan.FromSeconds(2));
        services.AddRound<TelegramRound>(TimeSpan.FromSeconds(2));
        services.AddRound<SmsRound>(TimeSpan.FromSeconds(2));
    }

    // The logger of the factory would write the address, and Telegram's has the bot's token in it.
    private static IHttpClientBuilder Client(IServiceCollection services, string name) => services
        .AddHttpClient(name, http =>
        {
            http.Timeout = HttpDelivery.Within;
            http.MaxResponseContentBufferSize = HttpDelivery.LargestAnswer;
        })
        .RemoveAllLoggers();
}
