using PostalTracking.Web.Features.Notifications.Relay;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>What partners' systems are told: endpoints, messages, attempts.</summary>
internal static class WebhooksSetup
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddOptions<WebhookOptions>().BindConfiguration(WebhookOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<WebhookSecrets>();
        services.AddSingleton<WebhookConnector>();
        services.AddSingleton<WebhookDoor>();
        services.AddSingleton<WebhookMeter>();
        services.AddSingleton<ChallengeAllowance>();
        services.AddSingleton<EndpointClaims>();
        services.AddSingleton<EndpointLedger>();
        services.AddSingleton<EndpointTurn>();
        services.AddSingleton<WebhookPost>();
        services.AddHostedService(provider => provider.GetRequiredService<WebhookPost>());

        services.AddScoped<IOutboxReader, WebhookFanOut>();
        services.AddScoped<WebhookBook>();
        services.AddScoped<AddEndpoint>();
        services.AddScoped<ConfirmEndpoint>();
        services.AddScoped<RotateSecret>();
        services.AddScoped<SwitchEndpoint>();
        services.AddScoped<TestEndpoint>();
        services.AddScoped<ReplayDeliveries>();
        services.AddScoped<DeliveryLog>();

        services.AddRound<WebhookRound>(TimeSpan.FromMilliseconds(500));
        services.AddRound<WebhookLetters>(TimeSpan.FromSeconds(10));
        return services.AddRound<WebhookPurge>(TimeSpan.FromMinutes(15));
    }

    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        var endpoints = routes.MapGroup("/api/v1/webhook-endpoints").WithTags("Webhooks").RequireScope(Scopes.Webhooks);

        PostEndpoint.Map(endpoints);
        ReadEndpoints.Map(endpoints);
        ChangeEndpoint.Map(endpoints);
        PostConfirm.Map(endpoints);
        PostTest.Map(endpoints);
        PostReplay.Map(endpoints);
        ReadDeliveries.Map(endpoints);
    }
}
